package huikuan.platform.calendar;

import huikuan.contracts.PaymentCalendar.Closure;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The working days of a country without the closures of a customer there. A search ends after 400
 * days; its last day is then the answer, though it is a day off.
 */
final class BusinessDays {

  /** A year, and a holiday at each end of it. */
  static final int FARTHEST = 400;

  private final WorkingDays country;

  /** The first day of each closure, and the last day of all that begin by then. */
  private final NavigableMap<LocalDate, LocalDate> closures = new TreeMap<>();

  BusinessDays(WorkingDays country, List<Closure> closures) {
    this.country = country;
    LocalDate last = LocalDate.MIN;
    for (Closure each : closures.stream().sorted(Comparator.comparing(Closure::from)).toList()) {
      last = last.isAfter(each.until()) ? last : each.until();
      this.closures.put(each.from(), last);
    }
  }

  boolean worked(LocalDate day) {
    return country.isWorkingDay(day) && !closed(day);
  }

  private boolean closed(LocalDate day) {
    Map.Entry<LocalDate, LocalDate> begun = closures.floorEntry(day);
    return begun != null && !day.isAfter(begun.getValue());
  }

  LocalDate onOrAfter(LocalDate day) {
    return search(day, 1);
  }

  LocalDate onOrBefore(LocalDate day) {
    return search(day, -1);
  }

  /** The day that is so many working days away: before it if the count is below zero. */
  LocalDate plus(LocalDate day, int count) {
    int step = count < 0 ? -1 : 1;
    LocalDate at = day;
    for (int left = Math.abs(count); left > 0; left--) {
      at = search(at.plusDays(step), step);
    }
    return at;
  }

  private LocalDate search(LocalDate day, int step) {
    LocalDate at = day;
    for (int left = FARTHEST; left > 0 && !worked(at); left--) {
      at = at.plusDays(step);
    }
    return at;
  }
}
