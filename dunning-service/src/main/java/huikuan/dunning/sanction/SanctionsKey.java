package huikuan.dunning.sanction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.CustomerId;

/** The sanctions of a customer among the aggregates of dunning. */
public record SanctionsKey(CustomerId customer) {

  private static final String PREFIX = "sanctions.";

  @JsonCreator
  static SanctionsKey parse(String text) {
    return new SanctionsKey(CustomerId.parse(text.substring(PREFIX.length())));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + customer;
  }
}
