package huikuan.ledger.evidence;

import com.fasterxml.jackson.annotation.JsonValue;

/** How sure it is who pays at the customer. */
public enum PersonState {
  CONFIRMED("confirmed"),
  PROPOSED("proposed"),
  /** It was confirmed too long ago. */
  STALE("stale"),
  UNKNOWN("unknown");

  private final String word;

  PersonState(String word) {
    this.word = word;
  }

  @JsonValue
  @Override
  public String toString() {
    return word;
  }
}
