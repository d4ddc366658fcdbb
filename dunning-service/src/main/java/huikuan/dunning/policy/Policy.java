package huikuan.dunning.policy;

import huikuan.dunning.policy.Step.Kind;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How claims are chased. A version never changes; a case keeps the one it was opened with.
 *
 * @param at the time of day of every step, in the customer's zone
 * @param minutesToSeal how long a contact's message of the day gathers what is due
 * @param mostInWeek messages to a person in seven days
 * @param quiet the days after a long holiday on which nothing is sent
 * @param steps in order; each is taken after the one before
 */
public record Policy(
    String id,
    int version,
    LocalTime at,
    int minutesToSeal,
    int mostInWeek,
    QuietDays quiet,
    List<Step> steps) {

  public static final Policy STANDARD =
      new Policy(
          "standard",
          1,
          LocalTime.of(9, 0),
          10,
          3,
          new QuietDays(5, 2),
          List.of(
              new Step("reminder-1", 3, 0, Kind.COURTESY),
              new Step("reminder-2", 10, 7, Kind.COURTESY),
              new Step("demand", 20, 10, Kind.DEMAND),
              new Step("escalation", 30, 10, Kind.ESCALATION)));

  public Policy {
    steps = List.copyOf(steps);
  }

  /**
   * Receipts are not booked yet on the first days after a long holiday.
   *
   * @param holiday days off in a row from which on a holiday is long
   * @param workingDays how many working days after it are quiet
   */
  public record QuietDays(int holiday, int workingDays) {}

  /** How a case refers to it: {@code standard/1}. */
  public String reference() {
    return id + "/" + version;
  }

  /**
   * The step that follows a level.
   *
   * @param level null = the first
   */
  Optional<Step> after(@Nullable String level) {
    int next = level == null ? 0 : indexOf(level) + 1;
    return next < steps.size() ? Optional.of(steps.get(next)) : Optional.empty();
  }

  public Step step(String level) {
    return steps.get(indexOf(level));
  }

  /** Which of the steps a level is, from 1. */
  public int ordinalOf(String level) {
    return indexOf(level) + 1;
  }

  private int indexOf(String level) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).level().equals(level)) {
        return i;
      }
    }
    throw new IllegalArgumentException("Policy " + reference() + " has no level " + level);
  }
}
