package huikuan.dunning.dispute;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.CustomerId;

/** The disputes of a customer among the aggregates of dunning. */
record DisputesKey(CustomerId customer) {

  private static final String PREFIX = "disputes.";

  @JsonCreator
  static DisputesKey parse(String text) {
    return new DisputesKey(CustomerId.parse(text.substring(PREFIX.length())));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + customer;
  }
}
