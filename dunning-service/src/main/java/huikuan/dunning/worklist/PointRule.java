package huikuan.dunning.worklist;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/** A rule by which a customer gets points. */
enum PointRule {
  /** An amount is to be collected; more points for more, by currency. */
  AMOUNT("amount"),
  /** The oldest claim to be collected is late; more points for more days. */
  DAYS_LATE("days-late"),
  /**
   * The day for which a payment was promised is past, and an amount is to be collected; or a
   * promise is broken, or a concession missed. It is given once.
   */
  PROMISE_PASSED("promise-passed"),
  /** The day on which somebody follows up has come. */
  FOLLOW_UP_DUE("follow-up-due"),
  /** A recipient has told something that somebody has to see to. */
  TOLD("told"),
  /** The customer does not agree with a letter. */
  LETTER_DISAGREED("letter-disagreed"),
  /** A sanction is proposed. */
  SANCTION_PROPOSED("sanction-proposed"),
  /** A message is due and there is nobody to write to. */
  NOBODY_TO_WRITE_TO("nobody-to-write-to"),
  /** A claim waits until a person has looked at it. */
  REVIEW("review"),
  /** A person at the customer is to be confirmed anew. */
  PERSON_STALE("person-stale"),
  /** Another task is open. */
  OTHER_TASK("other-task");

  /** Those whose points do not depend on an amount or a number of days. */
  static final List<PointRule> PLAIN =
      Arrays.stream(values()).filter(each -> each != AMOUNT && each != DAYS_LATE).toList();

  private final String word;

  PointRule(String word) {
    this.word = word;
  }

  @JsonValue
  String word() {
    return word;
  }
}
