package huikuan.dunning.insolvency;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.CustomerId;

/** The insolvency of a customer among the aggregates of dunning. */
record InsolvencyKey(CustomerId customer) {

  private static final String PREFIX = "insolvency.";

  @JsonCreator
  static InsolvencyKey parse(String text) {
    return new InsolvencyKey(CustomerId.parse(text.substring(PREFIX.length())));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + customer;
  }
}
