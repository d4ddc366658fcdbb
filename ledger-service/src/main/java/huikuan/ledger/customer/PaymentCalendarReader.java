package huikuan.ledger.customer;

import huikuan.contracts.PaymentCalendar;
import huikuan.contracts.PaymentCalendar.Closure;
import huikuan.contracts.PaymentCalendar.Funding;
import huikuan.contracts.PaymentCalendar.OnDayOff;
import huikuan.platform.calendar.PaymentCalendarRules;
import huikuan.platform.calendar.WorkingDays;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.FieldError;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a payment calendar from a JSON object. */
final class PaymentCalendarReader {

  private static final Map<String, OnDayOff> MOVES =
      Map.of("before", OnDayOff.BEFORE, "after", OnDayOff.AFTER);

  private final Fields fields;
  private final WorkingDays country;

  /**
   * @param country the working days of the customer's country
   */
  PaymentCalendarReader(Fields fields, WorkingDays country) {
    this.fields = fields;
    this.country = country;
  }

  /** The calendar; null if it can't be kept: then faults are noted. */
  @Nullable PaymentCalendar read() {
    PaymentCalendar calendar =
        new PaymentCalendar(
            optionalDay("closingDay"),
            days(),
            weekdays(),
            onDayOff(),
            optionalDay("bankCutOffDay"),
            optionalWhole("transferDays", PaymentCalendarRules.MOST_TRANSFER_DAYS),
            optionalWhole("approvalDays", PaymentCalendarRules.MOST_APPROVAL_DAYS),
            fields.flag("budgetNeeded"),
            optionalWhole("budgetDays", PaymentCalendarRules.MOST_BUDGET_DAYS),
            closures(),
            fields.optionalWords("bank", PaymentCalendarRules.LONGEST_TEXT),
            requirements(),
            funding());
    fields.refuseOthers();
    if (!fields.sound(fields.names().toArray(String[]::new))) {
      return null;
    }
    List<FieldError> faults = PaymentCalendarRules.faults(calendar, country);
    faults.forEach(each -> fields.fault(each.field(), each.allowed()));
    return faults.isEmpty() ? calendar : null;
  }

  private @Nullable Integer optionalDay(String name) {
    return fields.any(name) == null ? null : fields.whole(name, 1, 31);
  }

  private int optionalWhole(String name, int most) {
    return fields.any(name) == null ? 0 : fields.whole(name, 0, most);
  }

  private List<Integer> days() {
    return fields.wholes("runDays", 1, 31, PaymentCalendarRules.MOST_RUN_DAYS);
  }

  private List<DayOfWeek> weekdays() {
    return fields.given("runWeekdays")
        ? fields.each(
            "runWeekdays",
            FieldError.oneOf(Weekdays.WORDS),
            PaymentCalendarRules.MOST_RUN_WEEKDAYS,
            Weekdays::parse)
        : List.of();
  }

  private OnDayOff onDayOff() {
    String word = fields.optionalChoice("onDayOff", List.of("after", "before"));
    return word == null ? OnDayOff.AFTER : Objects.requireNonNull(MOVES.get(word));
  }

  private List<Closure> closures() {
    List<Closure> closures = new ArrayList<>();
    for (Fields each : fields.objects("closures", PaymentCalendarRules.MOST_CLOSURES)) {
      LocalDate from = each.date("from");
      LocalDate until = each.date("until");
      each.refuseOthers();
      if (from != null && until != null) {
        closures.add(new Closure(from, until));
      }
    }
    return closures;
  }

  private List<String> requirements() {
    return fields.given("invoiceRequirements")
        ? fields.each(
            "invoiceRequirements",
            "1 to " + PaymentCalendarRules.LONGEST_TEXT + " printable characters",
            PaymentCalendarRules.MOST_REQUIREMENTS,
            Objects::requireNonNull)
        : List.of();
  }

  private @Nullable Funding funding() {
    Fields given = fields.optionalObject("funding");
    if (given == null) {
      return null;
    }
    given.choice("state", List.of("short"));
    LocalDate until = given.date("until");
    given.refuseOthers();
    return until == null ? null : new Funding(Funding.State.SHORT, until);
  }
}
