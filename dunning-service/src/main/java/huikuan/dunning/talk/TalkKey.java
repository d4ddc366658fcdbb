package huikuan.dunning.talk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.CustomerId;

/** The talks with a customer among the aggregates of dunning. */
record TalkKey(CustomerId customer) {

  private static final String PREFIX = "talks.";

  @JsonCreator
  static TalkKey parse(String text) {
    return new TalkKey(CustomerId.parse(text.substring(PREFIX.length())));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + customer;
  }
}
