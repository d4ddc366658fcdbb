package huikuan.dunning.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.WhoIsAsked;
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
 * @param to the roles of the person who is written to, in the order in which they are asked; null =
 *     as {@link WhoIsAsked#ROLES} say
 * @param channels by which its message leaves; null = all that can be
 * @param words of a task: the action for our own people; else null
 * @param passAfter of a task: working days after which it is passed if nobody has done it; else
 *     null
 */
@JsonInclude(Include.NON_NULL)
public record Step(
    String level,
    Kind kind,
    @Nullable Integer daysAfterDue,
    @Nullable Integer daysAfterPrevious,
    @Nullable Integer workingDaysBeforeDue,
    @Nullable List<Money> from,
    @Nullable List<Role> to,
    @Nullable List<String> channels,
    @Nullable String words,
    @Nullable Integer passAfter) {

  /** The channels by which a message can leave. */
  static final List<String> CHANNELS = List.of("mail");

  public Step {
    from = from == null ? null : List.copyOf(from);
    to = to == null ? null : List.copyOf(to);
    channels = channels == null ? null : List.copyOf(channels);
  }

  /** A step that says nothing of whom it writes to. */
  public Step(
      String level,
      Kind kind,
      @Nullable Integer daysAfterDue,
      @Nullable Integer daysAfterPrevious,
      @Nullable Integer workingDaysBeforeDue,
      @Nullable List<Money> from) {
    this(
        level,
        kind,
        daysAfterDue,
        daysAfterPrevious,
        workingDaysBeforeDue,
        from,
        null,
        null,
        null,
        null);
  }

  /** What a step does. */
  public enum Kind {
    /** Reminds the customer. */
    @JsonProperty("courtesy")
    COURTESY,
    /** Demands payment of the customer. */
    @JsonProperty("demand")
    DEMAND,
    /** Has our own people do something, such as a call. */
    @JsonProperty("task")
    TASK,
    /** Hands the claim to the account's escalation case. */
    @JsonProperty("escalation")
    ESCALATION;

    static final List<String> WORDS = List.of("courtesy", "demand", "task", "escalation");

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The roles of the person who is written to, in the order in which they are asked. */
  public List<Role> roles() {
    return to == null ? WhoIsAsked.ROLES : to;
  }

  /** Whether its message goes to the customer. */
  public boolean writes() {
    return kind == Kind.COURTESY || kind == Kind.DEMAND;
  }

  /** Whether it needs a claim that is ready. */
  public boolean needsReadiness() {
    return kind == Kind.DEMAND || kind == Kind.ESCALATION;
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
