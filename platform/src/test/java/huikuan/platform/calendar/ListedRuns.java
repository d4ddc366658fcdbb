package huikuan.platform.calendar;

import static huikuan.contracts.PaymentCalendar.OnDayOff.BEFORE;

import huikuan.contracts.PaymentCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** All runs of some years in a list, found step by step from each day; slow, and plain to read. */
record ListedRuns(PaymentCalendar calendar, WorkingDays country) {

  private static final int AROUND = 3 * 365;

  NavigableSet<LocalDate> days() {
    NavigableSet<LocalDate> days = new TreeSet<>();
    RandomCalendars.FIRST
        .minusDays(AROUND)
        .datesUntil(RandomCalendars.FIRST.plusDays(RandomCalendars.DAYS + 2 * AROUND))
        .filter(this::planned)
        .forEach(day -> days.add(transferred(moved(day))));
    return days;
  }

  LocalDate askBy(LocalDate run) {
    LocalDate day = run;
    int left = calendar.approvalDays() + (calendar.budgetNeeded() ? calendar.budgetDays() : 0);
    while (left > 0) {
      day = day.minusDays(1);
      left -= worked(day) ? 1 : 0;
    }
    return day;
  }

  LocalDate arrivesOn(LocalDate run) {
    return country.plus(run, calendar.transferDays());
  }

  private boolean planned(LocalDate day) {
    return calendar.runWeekdays().contains(day.getDayOfWeek())
        || calendar.runDays().stream().anyMatch(number -> onDay(day, number));
  }

  private LocalDate moved(LocalDate planned) {
    LocalDate day = planned;
    while (!worked(day)) {
      day = day.plusDays(calendar.onDayOff() == BEFORE ? -1 : 1);
    }
    return day;
  }

  private LocalDate transferred(LocalDate moved) {
    LocalDate day = moved;
    while (!worked(day) || !bankTransfers(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private boolean bankTransfers(LocalDate day) {
    Integer cutOff = calendar.bankCutOffDay();
    if (cutOff == null) {
      return true;
    }
    List<LocalDate> before = day.withDayOfMonth(1).datesUntil(day).toList();
    return before.stream().noneMatch(each -> onDay(each, cutOff))
        || before.stream().noneMatch(country::isWorkingDay);
  }

  private boolean worked(LocalDate day) {
    return country.isWorkingDay(day)
        && calendar.closures().stream()
            .noneMatch(each -> !day.isBefore(each.from()) && !day.isAfter(each.until()));
  }

  private static boolean onDay(LocalDate day, int number) {
    return day.getDayOfMonth() == Math.min(number, day.lengthOfMonth());
  }
}
