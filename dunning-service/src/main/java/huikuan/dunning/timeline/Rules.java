package huikuan.dunning.timeline;

import huikuan.dunning.claim.Decision;
import huikuan.dunning.claim.Decision.Reason;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Knows the rule that decided about a step, by its stable key, from what the timeline tells. */
final class Rules {

  private static final String DIGEST = "digest";
  private static final String DELIVERY = "delivery";
  private static final String PERSON = "person";
  private static final String OPEN_AMOUNT = Reason.CLOSED.rule();

  /** Of the reasons that are no {@link Reason}. */
  private static final Map<String, String> TOLD =
      Map.ofEntries(
          Map.entry("settled", OPEN_AMOUNT),
          Map.entry("reversed", OPEN_AMOUNT),
          Map.entry("demand-first", DIGEST),
          Map.entry("reminder-first", DIGEST),
          Map.entry("contacted-today", DIGEST),
          Map.entry("message-full", DIGEST),
          Map.entry("put-off", "due-date"),
          Map.entry("cap", "policy.mostInWeek"),
          Map.entry("day-over", DELIVERY),
          Map.entry("not-delivered", DELIVERY),
          Map.entry("domain-not-allowed", "settings"),
          Map.entry("contact-gone", DELIVERY),
          Map.entry("not-done-in-time", Reason.WITH_A_PERSON.rule()),
          Map.entry("demanded-by-person", PERSON),
          Map.entry(ToldReason.DEMANDED_BY_LETTER, "letter"),
          Map.entry(ToldReason.SKIPPED_BY_PERSON, PERSON),
          Map.entry(ToldReason.REFUSED, DELIVERY));

  private static final Map<String, String> DECIDED =
      Arrays.stream(Reason.values()).collect(Collectors.toMap(Reason::word, Reason::rule));

  private Rules() {}

  /**
   * The rule of an event; null = it decides about no step.
   *
   * @param reason its reason; null = it has none
   */
  static @Nullable String of(EventKey event, @Nullable String reason) {
    if (event.outcome() == null) {
      return null;
    }
    if (reason != null) {
      return DECIDED.getOrDefault(reason, TOLD.get(reason));
    }
    return switch (event) {
      case STEP_TAKEN -> DELIVERY;
      case STEP_DONE -> PERSON;
      case DEMAND_ARRIVED -> "letter";
      case CONTACT_MISSING -> Reason.NOBODY_TO_WRITE_TO.rule();
      default -> Decision.STEPS;
    };
  }
}
