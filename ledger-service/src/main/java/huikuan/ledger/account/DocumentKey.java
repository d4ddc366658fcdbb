package huikuan.ledger.account;

/**
 * Identifies a document apart from its content. Written {@code company/kind/number}; a slash in the
 * company is escaped, so that no two keys are written alike.
 */
public record DocumentKey(String company, Kind kind, String number) {

  @Override
  public String toString() {
    return company.replace("%", "%25").replace("/", "%2F") + "/" + kind + "/" + number;
  }
}
