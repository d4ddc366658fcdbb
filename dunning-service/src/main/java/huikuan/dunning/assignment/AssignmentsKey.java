package huikuan.dunning.assignment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.CustomerId;

/** The assignments of a customer's claims among the aggregates of dunning. */
record AssignmentsKey(CustomerId customer) {

  private static final String PREFIX = "assignments.";

  @JsonCreator
  static AssignmentsKey parse(String text) {
    return new AssignmentsKey(CustomerId.parse(text.substring(PREFIX.length())));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + customer;
  }
}
