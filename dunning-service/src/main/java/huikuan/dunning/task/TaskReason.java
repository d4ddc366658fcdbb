package huikuan.dunning.task;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Why a person has to see to claims of a customer, or to its answers to letters. */
public enum TaskReason {
  /** The day on the invoice is too long ago. */
  POSTED_LONG_AGO("posted-long-ago"),
  /** It is due too long after the day on the invoice. */
  DUE_FAR_AHEAD("due-far-ahead"),
  /** It is for far more than any other of the customer. */
  UNUSUAL_AMOUNT("unusual-amount"),
  /** It was due too long ago when it was to be chased for the first time. */
  VERY_LATE("very-late"),
  /** Money that would cover it has been unapplied for too long. */
  UNALLOCATED_MONEY("unallocated-money"),
  /** The customer does not agree with a letter. The task has letters, which may name no claim. */
  LETTER_DISAGREED("letter-disagreed");

  private final String word;

  TaskReason(String word) {
    this.word = word;
  }

  /** Whether the claim is not chased before a person has looked at it. */
  public boolean isReview() {
    return switch (this) {
      case POSTED_LONG_AGO, DUE_FAR_AHEAD, UNUSUAL_AMOUNT, VERY_LATE -> true;
      case UNALLOCATED_MONEY, LETTER_DISAGREED -> false;
    };
  }

  /** By its word; empty = there is none. */
  public static Optional<TaskReason> find(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  @JsonCreator
  static TaskReason of(String word) {
    return find(word).orElseThrow(() -> new IllegalArgumentException("No task: " + word));
  }

  /** All words, in order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(TaskReason::word).toList();
  }

  /** As it is stored and told. */
  @JsonValue
  public String word() {
    return word;
  }
}
