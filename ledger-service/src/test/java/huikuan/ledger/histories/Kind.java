package huikuan.ledger.histories;

import java.util.Arrays;

/** The kinds of documents, as the API spells them. */
enum Kind {
  INVOICE("invoice"),
  REFUND("refund"),
  CREDIT_NOTE("creditNote"),
  RECEIPT("receipt"),
  WRITE_OFF("writeOff"),
  RECOVERY("recovery"),
  ALLOCATION("allocation"),
  REVERSAL("reversal"),
  EXTENSION("extension");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  static Kind of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst().orElseThrow();
  }

  String word() {
    return word;
  }

  /** Owed by the customer. */
  boolean claim() {
    return this == INVOICE || this == REFUND;
  }

  /** Owed to the customer, or set against what he owes. */
  boolean credit() {
    return this == RECEIPT || this == CREDIT_NOTE || this == WRITE_OFF;
  }
}
