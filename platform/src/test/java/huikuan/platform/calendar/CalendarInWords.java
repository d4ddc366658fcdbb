package huikuan.platform.calendar;

import static java.lang.Integer.parseInt;

import huikuan.contracts.PaymentCalendar;
import huikuan.contracts.PaymentCalendar.Closure;
import huikuan.contracts.PaymentCalendar.OnDayOff;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes a payment calendar of a line such as {@code pays 10 25 friday; after; transfer 1; approval
 * 5; budget 10; closing 25; cut-off 28; closed 2026-08-03/2026-08-14}; with {@code no-budget 10} a
 * budget would take ten days, but none is needed.
 */
final class CalendarInWords {

  private @Nullable Integer closingDay;
  private @Nullable Integer bankCutOffDay;
  private OnDayOff onDayOff = OnDayOff.AFTER;
  private int transferDays;
  private int approvalDays;
  private int budgetDays;
  private boolean budgetNeeded;
  private final List<Integer> runDays = new ArrayList<>();
  private final List<DayOfWeek> runWeekdays = new ArrayList<>();
  private final List<Closure> closures = new ArrayList<>();

  static PaymentCalendar read(String line) {
    CalendarInWords words = new CalendarInWords();
    for (String part : line.split(";")) {
      words.add(part.strip().split(" "));
    }
    return words.calendar();
  }

  private void add(String[] part) {
    for (int at = part[0].equals("before") || part[0].equals("after") ? 0 : 1;
        at < part.length;
        at++) {
      value(part[0], part[at]);
    }
  }

  private void value(String name, String value) {
    switch (name) {
      case "pays" -> run(value);
      case "before", "after" -> onDayOff = OnDayOff.valueOf(value.toUpperCase(Locale.ROOT));
      case "transfer" -> transferDays = parseInt(value);
      case "approval" -> approvalDays = parseInt(value);
      case "budget" -> {
        budgetNeeded = true;
        budgetDays = parseInt(value);
      }
      case "no-budget" -> budgetDays = parseInt(value);
      case "closing" -> closingDay = parseInt(value);
      case "cut-off" -> bankCutOffDay = parseInt(value);
      case "closed" -> closures.add(closure(value));
      default -> throw new IllegalArgumentException("No such word: " + name);
    }
  }

  private void run(String value) {
    if (Character.isDigit(value.charAt(0))) {
      runDays.add(parseInt(value));
    } else {
      runWeekdays.add(DayOfWeek.valueOf(value.toUpperCase(Locale.ROOT)));
    }
  }

  private static Closure closure(String value) {
    String[] days = value.split("/");
    return new Closure(LocalDate.parse(days[0]), LocalDate.parse(days[days.length - 1]));
  }

  private PaymentCalendar calendar() {
    return new PaymentCalendar(
        closingDay,
        runDays,
        runWeekdays,
        onDayOff,
        bankCutOffDay,
        transferDays,
        approvalDays,
        budgetNeeded,
        budgetDays,
        closures,
        null,
        List.of(),
        null);
  }
}
