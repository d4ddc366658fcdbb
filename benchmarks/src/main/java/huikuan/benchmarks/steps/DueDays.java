package huikuan.benchmarks.steps;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Due dates whose first reminders are one working day apart. The policy writes first three days
 * after an invoice was due and again a week later, each at nine in the customer's zone, which is
 * the clock's here, gathers for ten minutes what is due for a person, and sends it; the customers'
 * country works from Monday to Friday.
 */
final class DueDays {

  private static final int FIRST_REMINDER = 3;
  private static final int MOST = 5;
  private static final Duration GATHERED = Duration.ofMinutes(10);
  private static final LocalTime STEP = LocalTime.of(9, 0);

  /**
   * A due date, and the moments around the first reminder's.
   *
   * @param before a minute before it
   * @param gathering halfway to the moment at which the messages are put together
   * @param after a minute after that
   */
  record Day(LocalDate dueOn, Instant before, Instant gathering, Instant after) {}

  private final ZoneOffset zone;
  private LocalDate next;

  DueDays(OffsetDateTime clock) {
    this.zone = clock.getOffset();
    this.next = clock.toLocalDate();
  }

  /**
   * Refuses so many days that the second reminder of the first would come among them.
   *
   * @throws IllegalArgumentException naming how many there may be
   */
  static void check(int days) {
    if (days > MOST) {
      throw new IllegalArgumentException(
          "steps: at most %d sizes and days, or second reminders come among the first"
              .formatted(MOST));
    }
  }

  Day next() {
    do {
      next = next.plusDays(1);
    } while (isWeekend(next.plusDays(FIRST_REMINDER)));
    Instant step = next.plusDays(FIRST_REMINDER).atTime(STEP).toInstant(zone);
    return new Day(
        next,
        step.minusSeconds(60),
        step.plus(GATHERED.dividedBy(2)),
        step.plus(GATHERED).plusSeconds(60));
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
  }
}
