package huikuan.dunning.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/**
 * A step of a policy.
 *
 * @param level its name, such as {@code reminder-1}
 * @param daysAfterDue from the due date on, at the earliest
 * @param daysAfterPrevious from the day on which the step before was taken, at the earliest
 */
public record Step(String level, Kind kind, int daysAfterDue, int daysAfterPrevious) {

  /** What a step does. */
  public enum Kind {
    /** Reminds the customer. */
    @JsonProperty("courtesy")
    COURTESY,
    /** Demands payment of the customer. */
    @JsonProperty("demand")
    DEMAND,
    /** Hands the claim to the account's escalation case. */
    @JsonProperty("escalation")
    ESCALATION;

    static final List<String> WORDS = List.of("courtesy", "demand", "escalation");

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
