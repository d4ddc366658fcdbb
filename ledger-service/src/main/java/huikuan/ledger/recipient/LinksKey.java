package huikuan.ledger.recipient;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.CustomerId;

/** The links of a customer among the aggregates of the ledger. */
record LinksKey(CustomerId customer) {

  private static final String PREFIX = "links/";

  @JsonCreator
  static LinksKey parse(String text) {
    return new LinksKey(CustomerId.parse(text.substring(PREFIX.length())));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + customer;
  }
}
