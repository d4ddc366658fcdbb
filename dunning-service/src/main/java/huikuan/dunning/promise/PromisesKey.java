package huikuan.dunning.promise;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.CustomerId;

/** The promises of a customer among the aggregates of dunning. */
record PromisesKey(CustomerId customer) {

  private static final String PREFIX = "promises.";

  @JsonCreator
  static PromisesKey parse(String text) {
    return new PromisesKey(CustomerId.parse(text.substring(PREFIX.length())));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + customer;
  }
}
