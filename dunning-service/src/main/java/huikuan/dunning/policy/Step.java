package huikuan.dunning.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.Money;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A step of a policy, before the due date or after it.
 *
 * @param level its name, such as {@code reminder-1}
 * @param daysAfterDue from the due date on, at the earliest; null = before it
 * @param daysAfterPrevious from the day on which the step before was taken, at the earliest; null =
 *     at once
 * @param workingDaysBeforeDue so many before the due date; null = after it
 * @param from of what amount on a claim is reminded of before it is due, by currency; not at all in
 *     one that is not named; null = after the due date
 */
@JsonInclude(Include.NON_NULL)
public record Step(
    String level,
    Kind kind,
    @Nullable Integer daysAfterDue,
    @Nullable Integer daysAfterPrevious,
    @Nullable Integer workingDaysBeforeDue,
    @Nullable List<Money> from) {

  public Step {
    from = from == null ? null : List.copyOf(from);
  }

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

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it comes before the due date. */
  boolean isBeforeDue() {
    return workingDaysBeforeDue != null;
  }

  /** Whether a claim of an amount is large enough for it. */
  boolean concerns(Money amount) {
    return from == null
        || from.stream()
            .filter(each -> each.currency().equals(amount.currency()))
            .anyMatch(each -> amount.compareTo(each) >= 0);
  }
}
