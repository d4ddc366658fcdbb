package huikuan.console.promises;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * A week from Monday to Sunday.
 *
 * @param current whether today is in it
 */
record Week(LocalDate monday, boolean current) {

  /** How far back what was not kept is told beside a week. */
  private static final int WEEKS_BEFORE = 4;

  /**
   * The week of a day.
   *
   * @param asked the day; null, or none = today's week
   * @param today null = not known; then there is no week unless one is asked for
   */
  static @Nullable Week of(@Nullable String asked, @Nullable String today) {
    LocalDate now = today == null ? null : day(today);
    LocalDate chosen = asked == null || asked.isBlank() ? now : day(asked);
    LocalDate day = chosen == null ? now : chosen;
    if (day == null) {
      return null;
    }
    LocalDate monday = monday(day);
    return new Week(monday, now != null && monday.equals(monday(now)));
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  public LocalDate sunday() {
    return monday.plusDays(6);
  }

  public LocalDate before() {
    return monday.minusWeeks(1);
  }

  public LocalDate after() {
    return monday.plusWeeks(1);
  }

  /** The first day of which what was not kept is told beside the week. */
  LocalDate brokenFrom() {
    return monday.minusWeeks(WEEKS_BEFORE);
  }
}
