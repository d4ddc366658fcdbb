package huikuan.dunning.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A step of a policy.
 *
 * @param level its name, such as {@code reminder-1}
 * @param daysAfterDue when, counted from the due date
 */
public record Step(String level, int daysAfterDue, Kind kind) {

  /** What a step does. */
  public enum Kind {
    /** Writes to the customer; of several missed ones only the highest is taken. */
    @JsonProperty("reminder")
    REMINDER,
    /** Hands the claim to the account's escalation case. */
    @JsonProperty("escalation")
    ESCALATION
  }
}
