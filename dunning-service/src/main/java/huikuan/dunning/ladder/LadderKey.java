package huikuan.dunning.ladder;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A ladder among the aggregates of dunning. */
record LadderKey(String ladder) {

  private static final String PREFIX = "ladder.";

  @JsonCreator
  static LadderKey parse(String text) {
    return new LadderKey(text.substring(PREFIX.length()));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + ladder;
  }
}
