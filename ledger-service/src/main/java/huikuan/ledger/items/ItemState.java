package huikuan.ledger.items;

import com.fasterxml.jackson.annotation.JsonValue;

/** The state of an item, as it is stored and told. */
public enum ItemState {
  /** Its day is still to come. */
  AHEAD("ahead"),
  OPEN("open"),
  /** Nothing of it is open. */
  SETTLED("settled"),
  REVERSED("reversed");

  private final String word;

  ItemState(String word) {
    this.word = word;
  }

  /** Whether nothing of it is open, and nothing will be. */
  public boolean isOver() {
    return this == SETTLED || this == REVERSED;
  }

  @JsonValue
  @Override
  public String toString() {
    return word;
  }
}
