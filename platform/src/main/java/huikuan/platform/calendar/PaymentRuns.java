package huikuan.platform.calendar;

import static huikuan.contracts.PaymentCalendar.OnDayOff.BEFORE;

import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.PaymentCalendar;
import huikuan.contracts.PaymentCalendar.Closure;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The payment runs of a customer, by its payment calendar and the working days of its country. An
 * answer is empty if the calendar has no such run within 400 days.
 */
public final class PaymentRuns {

  /** Those of 400 days. */
  private static final int MOST_MONTHS = 14;

  /**
   * The customer pays.
   *
   * @param day on which it does
   * @param askBy the last working day on which it must be asked, so that this run pays
   * @param arrivesOn the day on which the money is in our account
   * @param plannedOn the day for which the run was planned; of several that are made on one day,
   *     the day itself, or else the first
   * @param movedBy the rules that moved it from there; empty = it is made as planned
   */
  public record Run(
      LocalDate day,
      LocalDate askBy,
      LocalDate arrivesOn,
      LocalDate plannedOn,
      List<Rule> movedBy) {}

  /** A rule that moves a run. */
  public enum Rule {
    /** It was planned on a day off of the country. */
    @JsonProperty("day-off")
    DAY_OFF,
    /** The customer is closed, though its country works. */
    @JsonProperty("closure")
    CLOSURE,
    /** Its bank makes no more transfers in that month. */
    @JsonProperty("bank-cut-off")
    BANK_CUT_OFF
  }

  private final PaymentCalendar calendar;
  private final PlannedRuns planned;

  /** The customer works on the country's days without its own closures, banks on all of them. */
  private final BusinessDays days;

  private final BusinessDays bankDays;

  private PaymentRuns(PaymentCalendar calendar, WorkingDays country) {
    this.calendar = calendar;
    planned = new PlannedRuns(calendar);
    days = new BusinessDays(country, calendar.closures());
    bankDays = new BusinessDays(country, List.of());
  }

  public static PaymentRuns of(PaymentCalendar calendar, WorkingDays country) {
    return new PaymentRuns(calendar, country);
  }

  /** The first run on a day or later that pays an invoice received on a day. */
  public Optional<Run> next(LocalDate from, LocalDate receivedOn) {
    return dayFrom(later(from, paidFrom(receivedOn))).map(this::run);
  }

  /** The first run that pays an invoice received on a day, if the customer is asked on a day. */
  public Optional<Run> nextIfAsked(LocalDate on, LocalDate receivedOn) {
    return next(days.plus(days.onOrAfter(on), daysToAsk()), receivedOn);
  }

  /** The last run that pays an invoice received on a day, and whose money arrives by a day. */
  public Optional<Run> lastArrivingBy(LocalDate day, LocalDate receivedOn) {
    LocalDate latest = bankDays.plus(bankDays.onOrBefore(day), -calendar.transferDays());
    LocalDate earliest = paidFrom(receivedOn);
    return dayBy(latest).filter(made -> !made.isBefore(earliest)).map(this::run);
  }

  /**
   * The run that pays an invoice received on a day and is under way: it is too late to ask for it,
   * and its money has not arrived before the day.
   */
  public Optional<Run> underWay(LocalDate day, LocalDate receivedOn) {
    LocalDate earliest = bankDays.plus(bankDays.onOrAfter(day), -calendar.transferDays());
    return next(earliest, receivedOn).filter(run -> run.askBy().isBefore(day));
  }

  /** The first day on which a run would pay an invoice received on a day: by the closing day. */
  public LocalDate paidFrom(LocalDate receivedOn) {
    Integer number = calendar.closingDay();
    if (number == null) {
      return receivedOn;
    }
    LocalDate closing = dayOfMonth(receivedOn, number);
    return receivedOn.isAfter(closing) ? dayOfMonth(nextMonth(receivedOn), number) : closing;
  }

  /** Whether there is at least one run in every 400 days. */
  public boolean pays() {
    return dayFrom(LocalDate.EPOCH).isPresent()
        && calendar.closures().stream().allMatch(this::paysAround);
  }

  private boolean paysAround(Closure closure) {
    Optional<LocalDate> last = dayBy(closure.from().minusDays(1));
    Optional<LocalDate> next = dayFrom(closure.from());
    return last.isPresent()
        && next.isPresent()
        && ChronoUnit.DAYS.between(last.get(), next.get()) <= BusinessDays.FARTHEST;
  }

  private Run run(LocalDate day) {
    LocalDate plannedOn = planned.on(day) ? day : plannedFrom(day).orElse(day);
    return new Run(
        day,
        days.plus(day, -daysToAsk()),
        bankDays.plus(day, calendar.transferDays()),
        plannedOn,
        movedBy(plannedOn, day));
  }

  private int daysToAsk() {
    return calendar.approvalDays() + (calendar.budgetNeeded() ? calendar.budgetDays() : 0);
  }

  private List<Rule> movedBy(LocalDate plannedOn, LocalDate day) {
    List<Rule> rules = new ArrayList<>();
    if (!bankDays.worked(plannedOn)) {
      rules.add(Rule.DAY_OFF);
    }
    LocalDate moved = moved(plannedOn, days);
    if (!moved(plannedOn, bankDays).equals(moved) || !made(plannedOn, bankDays).equals(day)) {
      rules.add(Rule.CLOSURE);
    }
    if (!moved.equals(day)) {
      rules.add(Rule.BANK_CUT_OFF);
    }
    return List.copyOf(rules);
  }

  /** The first day, from a day on, on which a run is made. */
  private Optional<LocalDate> dayFrom(LocalDate day) {
    return plannedFrom(day)
        .map(plannedOn -> made(plannedOn, days))
        .filter(made -> !made.isBefore(day) && days.worked(made));
  }

  /** The last day, up to a day, on which a run is made. */
  private Optional<LocalDate> dayBy(LocalDate day) {
    return planned
        .onOrBefore(lastPlannedMadeBy(day))
        .map(plannedOn -> made(plannedOn, days))
        .filter(made -> !made.isAfter(day) && days.worked(made));
  }

  private Optional<LocalDate> plannedFrom(LocalDate day) {
    return planned.onOrAfter(lastPlannedMadeBy(day.minusDays(1)).plusDays(1));
  }

  /** The last day for which a run can be planned and made by a day. No run overtakes another. */
  private LocalDate lastPlannedMadeBy(LocalDate day) {
    LocalDate transfer = lastTransferBy(day);
    return calendar.onDayOff() == BEFORE
        ? days.onOrAfter(transfer.plusDays(1)).minusDays(1)
        : transfer;
  }

  private LocalDate made(LocalDate plannedOn, BusinessDays worked) {
    LocalDate at = moved(plannedOn, worked);
    for (int left = MOST_MONTHS; left > 0 && at.isAfter(lastTransferOf(at)); left--) {
      at = worked.onOrAfter(nextMonth(at));
    }
    return at;
  }

  private LocalDate moved(LocalDate plannedOn, BusinessDays worked) {
    return calendar.onDayOff() == BEFORE
        ? worked.onOrBefore(plannedOn)
        : worked.onOrAfter(plannedOn);
  }

  /** The last working day, up to a day, on which the bank makes transfers. */
  private LocalDate lastTransferBy(LocalDate day) {
    LocalDate at = days.onOrBefore(day);
    for (int left = MOST_MONTHS; left > 0 && at.isAfter(lastTransferOf(at)); left--) {
      at = days.onOrBefore(lastTransferOf(at));
    }
    return at;
  }

  /** The last day of a day's month on which the bank makes transfers, if it is a working day. */
  private LocalDate lastTransferOf(LocalDate day) {
    Integer cutOff = calendar.bankCutOffDay();
    if (cutOff == null) {
      return day;
    }
    return later(dayOfMonth(day, cutOff), bankDays.onOrAfter(day.withDayOfMonth(1)));
  }

  private static LocalDate nextMonth(LocalDate day) {
    return day.withDayOfMonth(1).plusMonths(1);
  }

  private static LocalDate dayOfMonth(LocalDate month, int number) {
    return month.withDayOfMonth(Math.clamp(number, 1, month.lengthOfMonth()));
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
