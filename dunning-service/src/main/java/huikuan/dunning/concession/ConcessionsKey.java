package huikuan.dunning.concession;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.CustomerId;

/** The concessions of a customer among the aggregates of dunning. */
record ConcessionsKey(CustomerId customer) {

  private static final String PREFIX = "concessions.";

  @JsonCreator
  static ConcessionsKey parse(String text) {
    return new ConcessionsKey(CustomerId.parse(text.substring(PREFIX.length())));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + customer;
  }
}
