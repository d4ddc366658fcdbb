package huikuan.platform.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * The working days of a country.
 *
 * @param weekend the days of the week that are off unless they are worked
 * @param off holidays
 * @param work days of a weekend that are worked, to make up for a holiday
 */
public record WorkingDays(Set<DayOfWeek> weekend, Set<LocalDate> off, Set<LocalDate> work) {

  /** Monday to Friday, without holidays. */
  public static final WorkingDays MONDAY_TO_FRIDAY =
      new WorkingDays(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(), Set.of());

  public WorkingDays {
    weekend = Set.copyOf(weekend);
    off = Set.copyOf(off);
    work = Set.copyOf(work);
  }

  public boolean isWorkingDay(LocalDate day) {
    return work.contains(day) || !off.contains(day) && !weekend.contains(day.getDayOfWeek());
  }

  /** The day itself if it is a working day, else the next one. */
  public LocalDate onOrAfter(LocalDate day) {
    LocalDate at = day;
    while (!isWorkingDay(at)) {
      at = at.plusDays(1);
    }
    return at;
  }

  /**
   * The working day that is so many working days away. From a day of rest the next working day is
   * one away.
   *
   * @param count below zero = before the day; 0 = the day itself, or the next working day
   */
  public LocalDate plus(LocalDate day, int count) {
    LocalDate at = count == 0 ? onOrAfter(day) : day;
    int step = count < 0 ? -1 : 1;
    for (int left = Math.abs(count); left > 0; left--) {
      do {
        at = at.plusDays(step);
      } while (!isWorkingDay(at));
    }
    return at;
  }

  /**
   * Whether a day is one of the first working days after a long holiday.
   *
   * @param holiday days off in a row from which on a holiday is long
   * @param quiet how many working days are meant
   */
  public boolean followsHoliday(LocalDate day, int holiday, int quiet) {
    LocalDate at = day.minusDays(1);
    for (int worked = 0; worked < quiet; worked++) {
      int off = 0;
      while (!isWorkingDay(at)) {
        off++;
        at = at.minusDays(1);
      }
      if (off >= holiday) {
        return true;
      }
      at = at.minusDays(1);
    }
    return false;
  }
}
