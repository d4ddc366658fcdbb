package huikuan.dunning.task;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A task among the aggregates of dunning. */
record TaskKey(TaskId task) {

  private static final String PREFIX = "task.";

  @JsonCreator
  static TaskKey parse(String text) {
    return new TaskKey(TaskId.parse(text.substring(PREFIX.length())));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + task;
  }
}
