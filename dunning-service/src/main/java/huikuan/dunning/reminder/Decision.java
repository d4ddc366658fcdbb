package huikuan.dunning.reminder;

import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.dunning.policy.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is done about a claim at a moment, or why nothing is. */
public sealed interface Decision {

  /** A step is taken. */
  record Take(Step step) implements Decision {}

  /**
   * Nothing is done.
   *
   * @param level the step that is not taken; null = none is to come
   * @param until the moment from which time alone changes it; null = something has to happen
   */
  record Nothing(Reason reason, @Nullable String level, @Nullable Instant until)
      implements Decision {}

  /** Why nothing is done. They are checked in this order. */
  enum Reason {
    /** Nothing is open. */
    @JsonProperty("closed")
    CLOSED,
    /** The account's escalation has it. */
    @JsonProperty("escalated")
    ESCALATED,
    /** The message of a step has been asked for, and has not left yet. */
    @JsonProperty("under-way")
    UNDER_WAY,
    /** A hold is in force. */
    @JsonProperty("on-hold")
    ON_HOLD,
    /** All steps of the policy are taken. */
    @JsonProperty("no-step-left")
    NO_STEP_LEFT,
    /** The next step's moment has not come. */
    @JsonProperty("not-due")
    NOT_DUE,
    /** The customer does not work that day, or has just come back from a long holiday. */
    @JsonProperty("no-contact-day")
    NO_CONTACT_DAY,
    /** It is not the time of day at which messages leave. */
    @JsonProperty("outside-hours")
    OUTSIDE_HOURS,
    /** The customer has nobody to write to. */
    @JsonProperty("nobody-to-write-to")
    NOBODY_TO_WRITE_TO
  }
}
