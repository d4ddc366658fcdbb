package huikuan.ledger.account;

import huikuan.contracts.AccountId;

/**
 * What makes a document the same document, whatever it says. Written {@code company/kind/number}; a
 * slash in the company is escaped, so that no two keys are written alike.
 */
public record DocumentKey(String company, Kind kind, String number) {

  /** The kinds of documents, with the name senders use. */
  public enum Kind {
    INVOICE("invoice"),
    RECEIPT("receipt");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  public static DocumentKey invoice(AccountId account, String number) {
    return new DocumentKey(account.company(), Kind.INVOICE, number);
  }

  public static DocumentKey receipt(AccountId account, String number) {
    return new DocumentKey(account.company(), Kind.RECEIPT, number);
  }

  @Override
  public String toString() {
    return company.replace("%", "%25").replace("/", "%2F") + "/" + kind + "/" + number;
  }
}
