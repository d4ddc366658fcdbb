package huikuan.standalone.chasing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a customer pays, by the reference and the decision about runs.
 *
 * @param runDays days of the month; 31 = the last
 * @param closed its own days off, from and until
 * @param shortUntil it is not asked for money until the end of this day
 */
record PlainRuns(
    List<Integer> runDays,
    boolean before,
    @Nullable Integer closingDay,
    @Nullable Integer bankCutOffDay,
    int transferDays,
    int daysToAsk,
    @Nullable LocalDate closedFrom,
    @Nullable LocalDate closedUntil,
    @Nullable LocalDate shortUntil) {

  /**
   * @param askBy the last day on which it can be asked for
   */
  record Run(LocalDate day, LocalDate askBy, LocalDate arrivesOn) {

    boolean isBetween(LocalDate asked) {
      return asked.isAfter(askBy) && !asked.isAfter(arrivesOn);
    }
  }

  /** The runs that pay an invoice that was received on a day, of some years. */
  List<Run> of(LocalDate received, PlainCalendar country) {
    YearMonth first = YearMonth.from(received).minusMonths(1);
    LocalDate closing = closing(received);
    return Stream.iterate(first, month -> month.plusMonths(1))
        .limit(30)
        .flatMap(month -> runDays.stream().map(day -> onOrLast(month, day)))
        .map(planned -> made(planned, country))
        .distinct()
        .sorted()
        .filter(day -> closing == null ? !day.isBefore(received) : !day.isBefore(closing))
        .map(day -> run(day, country))
        .toList();
  }

  /** It is asked on days on which it works; a transfer needs days of the banks. */
  private Run run(LocalDate day, PlainCalendar country) {
    LocalDate askBy = day;
    for (int left = daysToAsk; left > 0; left--) {
      do {
        askBy = askBy.minusDays(1);
      } while (!works(askBy, country));
    }
    return new Run(day, askBy, country.workingDaysAfter(day, transferDays));
  }

  /** The closing day on or after the day on which an invoice was received. */
  private @Nullable LocalDate closing(LocalDate received) {
    if (closingDay == null) {
      return null;
    }
    LocalDate closing = onOrLast(YearMonth.from(received), closingDay);
    return closing.isBefore(received)
        ? onOrLast(YearMonth.from(received).plusMonths(1), closingDay)
        : closing;
  }

  private static LocalDate onOrLast(YearMonth month, int day) {
    return month.atDay(Math.min(day, month.lengthOfMonth()));
  }

  private boolean works(LocalDate day, PlainCalendar country) {
    boolean closed =
        closedFrom != null
            && !day.isBefore(closedFrom)
            && !day.isAfter(Objects.requireNonNull(closedUntil));
    return country.isWorkingDay(day) && !closed;
  }

  private LocalDate made(LocalDate planned, PlainCalendar country) {
    LocalDate day = planned;
    while (!works(day, country)) {
      day = day.plusDays(before ? -1 : 1);
    }
    if (bankCutOffDay == null || day.getDayOfMonth() <= bankCutOffDay) {
      return day;
    }
    LocalDate next = YearMonth.from(day).plusMonths(1).atDay(1);
    while (!works(next, country)) {
      next = next.plusDays(1);
    }
    return next;
  }

  /** The day on which a notice leaves at the latest; null = no run pays in time. */
  @Nullable LocalDate askBy(LocalDate received, LocalDate dueOn, PlainCalendar country) {
    LocalDate last =
        of(received, country).stream()
            .filter(run -> !run.arrivesOn().isAfter(dueOn))
            .map(Run::askBy)
            .reduce((one, other) -> other)
            .orElse(null);
    return last == null || last.isBefore(received) ? null : last;
  }

  /**
   * The day on which a step after the due date leaves.
   *
   * @param day the contact day on which it would leave
   * @param earliest the first day after the due date that keeps the distance to the step before
   */
  LocalDate inTime(
      LocalDate received,
      LocalDate day,
      LocalDate earliest,
      PlainCalendar country,
      Predicate<LocalDate> isContactDay) {
    List<Run> runs = of(received, country);
    Run underWay =
        runs.stream().filter(run -> !run.arrivesOn().isBefore(day)).findFirst().orElseThrow();
    if (!underWay.isBetween(day)) {
      return day;
    }
    LocalDate toAsk = underWay.askBy();
    if (!toAsk.isBefore(earliest) && isContactDay.test(toAsk)) {
      return toAsk;
    }
    LocalDate behind = underWay.arrivesOn().plusDays(1);
    while (!isContactDay.test(behind)) {
      behind = behind.plusDays(1);
    }
    return reached(runs, behind).equals(reached(runs, day)) ? behind : day;
  }

  private static Run reached(List<Run> runs, LocalDate asked) {
    return runs.stream().filter(run -> !run.askBy().isBefore(asked)).findFirst().orElseThrow();
  }
}
