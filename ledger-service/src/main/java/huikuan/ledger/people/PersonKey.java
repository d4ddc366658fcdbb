package huikuan.ledger.people;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A person among the aggregates of the ledger. */
record PersonKey(String person) {

  private static final String PREFIX = "person/";

  @JsonCreator
  static PersonKey parse(String text) {
    return new PersonKey(text.substring(PREFIX.length()));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + person;
  }
}
