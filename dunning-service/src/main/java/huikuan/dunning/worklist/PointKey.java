package huikuan.dunning.worklist;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The point rules of a company among the aggregates of dunning. */
record PointKey(String company) {

  private static final String PREFIX = "points.";

  @JsonCreator
  static PointKey parse(String text) {
    return new PointKey(text.substring(PREFIX.length()));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + company;
  }
}
