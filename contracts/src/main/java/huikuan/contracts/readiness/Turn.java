package huikuan.contracts.readiness;

import com.fasterxml.jackson.annotation.JsonValue;

/** The side that has to act next. */
public enum Turn {
  OURS("ours"),
  CUSTOMERS("customer");

  private final String word;

  Turn(String word) {
    this.word = word;
  }

  @JsonValue
  @Override
  public String toString() {
    return word;
  }
}
