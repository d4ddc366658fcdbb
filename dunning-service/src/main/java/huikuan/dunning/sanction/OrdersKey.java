package huikuan.dunning.sanction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.CustomerId;

/** The open orders of a customer among the aggregates of dunning. */
record OrdersKey(CustomerId customer) {

  private static final String PREFIX = "orders.";

  @JsonCreator
  static OrdersKey parse(String text) {
    return new OrdersKey(CustomerId.parse(text.substring(PREFIX.length())));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + customer;
  }
}
