package huikuan.ledger.requested;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A requested posting among the aggregates of the ledger.
 *
 * @param decision the id of the decision that asks for it
 */
record RequestKey(String decision) {

  private static final String PREFIX = "requested-posting/";

  @JsonCreator
  static RequestKey parse(String text) {
    return new RequestKey(text.substring(PREFIX.length()));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + decision;
  }
}
