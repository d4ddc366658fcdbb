package huikuan.dunning.standing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.CustomerId;

/** The standing of a customer among the aggregates of dunning. */
record StandingKey(CustomerId customer) {

  private static final String PREFIX = "standing.";

  @JsonCreator
  static StandingKey parse(String text) {
    return new StandingKey(CustomerId.parse(text.substring(PREFIX.length())));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + customer;
  }
}
