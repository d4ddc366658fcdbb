package huikuan.ledger.evidence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An invoice's way among the aggregates of the ledger. Companies hold no dot. */
record InvoiceWayKey(String company, String number) {

  private static final String PREFIX = "invoice-way/";

  @JsonCreator
  static InvoiceWayKey parse(String text) {
    int dot = text.indexOf('.');
    return new InvoiceWayKey(text.substring(PREFIX.length(), dot), text.substring(dot + 1));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + company + "." + number;
  }
}
