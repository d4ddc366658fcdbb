package huikuan.dunning.hold;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.CustomerId;

/** The holds of a customer among the aggregates of dunning. */
record CustomerHoldKey(CustomerId customer) {

  private static final String PREFIX = "hold.";

  @JsonCreator
  static CustomerHoldKey parse(String text) {
    return new CustomerHoldKey(CustomerId.parse(text.substring(PREFIX.length())));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + customer;
  }
}
