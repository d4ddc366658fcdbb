package huikuan.dunning.task;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.CustomerId;

/** A customer and a reason: {@code CN01.ACME.very-late}. */
public record TaskId(CustomerId customer, TaskReason reason) {

  /**
   * @throws IllegalArgumentException if it names none
   */
  @JsonCreator
  public static TaskId parse(String text) {
    int dot = text.lastIndexOf('.');
    return new TaskId(
        CustomerId.parse(text.substring(0, Math.max(dot, 0))),
        TaskReason.of(text.substring(dot + 1)));
  }

  @JsonValue
  @Override
  public String toString() {
    return customer + "." + reason.word();
  }
}
