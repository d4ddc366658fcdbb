package huikuan.dunning.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A policy among the aggregates of dunning. */
record PolicyKey(String policy) {

  private static final String PREFIX = "policy.";

  @JsonCreator
  static PolicyKey parse(String text) {
    return new PolicyKey(text.substring(PREFIX.length()));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + policy;
  }
}
