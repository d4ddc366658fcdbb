package huikuan.ledger.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.CustomerId;

/** A customer among the aggregates of the ledger, apart from accounts. */
public record CustomerKey(CustomerId customer) {

  private static final String PREFIX = "customer/";

  @JsonCreator
  static CustomerKey parse(String text) {
    return new CustomerKey(CustomerId.parse(text.substring(PREFIX.length())));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + customer;
  }
}
