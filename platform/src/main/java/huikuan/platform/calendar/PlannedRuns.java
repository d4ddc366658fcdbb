package huikuan.platform.calendar;

import huikuan.contracts.PaymentCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The days for which a customer plans its payment runs, before a day off or its bank moves one. */
final class PlannedRuns {

  /** From each day on, a day of the month or week comes again within a month. */
  private static final int LONGEST_MONTH = 31;

  private final BitSet daysOfMonth = new BitSet();
  private final Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);

  PlannedRuns(PaymentCalendar calendar) {
    calendar.runDays().stream()
        .filter(day -> day >= 1 && day <= LONGEST_MONTH)
        .forEach(daysOfMonth::set);
    weekdays.addAll(calendar.runWeekdays());
  }

  boolean on(LocalDate day) {
    return weekdays.contains(day.getDayOfWeek()) || onDayOfMonth(day);
  }

  /** On the last day of a month, so are the runs of days that it does not have. */
  private boolean onDayOfMonth(LocalDate day) {
    int number = day.getDayOfMonth();
    return number == day.lengthOfMonth()
        ? daysOfMonth.nextSetBit(number) >= 0
        : daysOfMonth.get(number);
  }

  Optional<LocalDate> onOrAfter(LocalDate day) {
    return search(day, 1);
  }

  Optional<LocalDate> onOrBefore(LocalDate day) {
    return search(day, -1);
  }

  private Optional<LocalDate> search(LocalDate day, int step) {
    LocalDate at = day;
    for (int left = LONGEST_MONTH; left > 0; left--) {
      if (on(at)) {
        return Optional.of(at);
      }
      at = at.plusDays(step);
    }
    return Optional.empty();
  }
}
