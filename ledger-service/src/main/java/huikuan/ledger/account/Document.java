package huikuan.ledger.account;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What an ERP posts. Amounts are in the account's currency. */
public sealed interface Document {

  AccountId account();

  DocumentKey key();

  /** The same for the same content, however it was written. */
  String fingerprint();

  /** What sender and ledger both know a document by, beside its number; none of it is a rule. */
  record Labels(
      @Nullable String contract, @Nullable String reference, @Nullable String salesOwner) {
    public static final Labels NONE = new Labels(null, null, null);
  }

  /**
   * A claim.
   *
   * @param lines the invoice's lines as JSON text, kept as given; null = none
   */
  record Invoice(
      AccountId account,
      String number,
      LocalDate postedOn,
      LocalDate dueOn,
      Money amount,
      Labels labels,
      @Nullable String lines)
      implements Document {

    public Invoice {
      sameCurrency(account, amount);
    }

    @Override
    public DocumentKey key() {
      return DocumentKey.invoice(account, number);
    }

    @Override
    public String fingerprint() {
      return new Fingerprint(key(), account, postedOn, amount, labels)
          .with("dueOn", dueOn)
          .with("lines", lines)
          .sha256();
    }
  }

  /** Money in. */
  record Receipt(
      AccountId account,
      String number,
      LocalDate postedOn,
      Money amount,
      AllocationPolicy allocation,
      Labels labels)
      implements Document {

    public Receipt {
      sameCurrency(account, amount);
    }

    @Override
    public DocumentKey key() {
      return DocumentKey.receipt(account, number);
    }

    @Override
    public String fingerprint() {
      return new Fingerprint(key(), account, postedOn, amount, labels)
          .with("allocation", allocation.content())
          .sha256();
    }
  }

  private static void sameCurrency(AccountId account, Money amount) {
    if (!account.currency().equals(amount.currency())) {
      throw new IllegalArgumentException(amount + " is not in the currency of " + account);
    }
  }
}
