package huikuan.platform.calendar;

import huikuan.contracts.Identifier;
import huikuan.contracts.PaymentCalendar;
import huikuan.contracts.PaymentCalendar.Closure;
import huikuan.platform.web.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rules of a payment calendar; for a reader that has made one of what it was given. */
public final class PaymentCalendarRules {

  public static final int MOST_RUN_DAYS = 31;
  public static final int MOST_RUN_WEEKDAYS = 7;
  public static final int MOST_CLOSURES = 100;
  public static final int MOST_REQUIREMENTS = 20;
  public static final int MOST_TRANSFER_DAYS = 10;
  public static final int MOST_APPROVAL_DAYS = 60;
  public static final int MOST_BUDGET_DAYS = 60;
  public static final int LONGEST_TEXT = 200;

  private static final String DAY_OF_MONTH = "a day of the month from 1 to 31";
  private static final String TEXT = "1 to " + LONGEST_TEXT + " printable characters";

  private static final String PAYS =
      "days, here or in runWeekdays, such that there is a run in every 400 days despite closures";

  private final PaymentCalendar calendar;
  private final List<FieldError> faults = new ArrayList<>();

  private PaymentCalendarRules(PaymentCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * The faults of a calendar, by its fields. Funding that is past is no fault.
   *
   * @param country the working days of the customer's country
   * @return empty = it can be kept
   */
  public static List<FieldError> faults(PaymentCalendar calendar, WorkingDays country) {
    PaymentCalendarRules rules = new PaymentCalendarRules(calendar);
    rules.days();
    rules.closures();
    rules.texts();
    rules.pays(country);
    return List.copyOf(rules.faults);
  }

  private void days() {
    dayOfMonth("closingDay", calendar.closingDay());
    if (bounded("runDays", calendar.runDays(), MOST_RUN_DAYS)) {
      each(calendar.runDays(), (at, day) -> dayOfMonth("runDays[" + at + "]", day));
    }
    bounded("runWeekdays", calendar.runWeekdays(), MOST_RUN_WEEKDAYS);
    dayOfMonth("bankCutOffDay", calendar.bankCutOffDay());
    upTo("transferDays", calendar.transferDays(), MOST_TRANSFER_DAYS);
    upTo("approvalDays", calendar.approvalDays(), MOST_APPROVAL_DAYS);
    upTo("budgetDays", calendar.budgetDays(), MOST_BUDGET_DAYS);
  }

  private void closures() {
    if (bounded("closures", calendar.closures(), MOST_CLOSURES)) {
      each(calendar.closures(), this::closure);
    }
  }

  private void closure(int at, Closure closure) {
    String name = "closures[" + at + "]";
    if (closure.until().isBefore(closure.from())) {
      faults.add(new FieldError(name + ".until", closure.from() + " (from) or later"));
      return;
    }
    IntStream.range(0, at)
        .filter(other -> overlap(closure, calendar.closures().get(other)))
        .findFirst()
        .ifPresent(
            other ->
                faults.add(new FieldError(name, "days that are not in closures[" + other + "]")));
  }

  private static boolean overlap(Closure one, Closure other) {
    return !one.from().isAfter(other.until()) && !other.from().isAfter(one.until());
  }

  private void texts() {
    String bank = calendar.bank();
    if (bank != null) {
      text("bank", bank);
    }
    if (bounded("invoiceRequirements", calendar.invoiceRequirements(), MOST_REQUIREMENTS)) {
      each(
          calendar.invoiceRequirements(),
          (at, text) -> text("invoiceRequirements[" + at + "]", text));
    }
  }

  private void pays(WorkingDays country) {
    if (calendar.closures().size() <= MOST_CLOSURES && !PaymentRuns.of(calendar, country).pays()) {
      faults.add(new FieldError("runDays", PAYS));
    }
  }

  private boolean bounded(String name, List<?> list, int most) {
    if (list.size() > most) {
      faults.add(new FieldError(name, "at most " + most));
    }
    return list.size() <= most;
  }

  private void dayOfMonth(String name, @Nullable Integer day) {
    if (day != null && (day < 1 || day > 31)) {
      faults.add(new FieldError(name, DAY_OF_MONTH));
    }
  }

  private void upTo(String name, int days, int most) {
    if (days < 0 || days > most) {
      faults.add(new FieldError(name, "0 to " + most + " working days"));
    }
  }

  private void text(String name, String text) {
    if (text.isBlank()
        || text.codePointCount(0, text.length()) > LONGEST_TEXT
        || !Identifier.printable(text)) {
      faults.add(new FieldError(name, TEXT));
    }
  }

  private interface Check<T> {
    void of(int at, T value);
  }

  private static <T> void each(List<T> list, Check<T> check) {
    for (int at = 0; at < list.size(); at++) {
      check.of(at, list.get(at));
    }
  }
}
