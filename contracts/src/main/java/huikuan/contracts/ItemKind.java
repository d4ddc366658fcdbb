package huikuan.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kind of a debit item: what a customer owes, and is chased for. */
public enum ItemKind {
  @JsonProperty("invoice")
  INVOICE("invoice"),
  /** Money given back; it is owed again when the receipt that it was taken from bounces. */
  @JsonProperty("refund")
  REFUND("refund");

  private final String word;

  ItemKind(String word) {
    this.word = word;
  }

  /** As the ledger names it. */
  @Override
  public String toString() {
    return word;
  }
}
