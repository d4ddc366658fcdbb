package huikuan.dunning.policy;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Money;
import huikuan.contracts.PaymentCalendar;
import huikuan.contracts.PaymentCalendar.OnDayOff;
import huikuan.dunning.policy.Schedule.Taken;
import huikuan.platform.calendar.Calendars;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A customer that pays on some days only is asked in time for them. */
class ScheduleRunsTest {

  private static final Policy STANDARD = new ShippedOnly().standard();
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant LONG_AGO = Instant.parse("2025-12-01T00:00:00Z");
  private static final LocalDate RECEIVED = LocalDate.parse("2026-01-05");

  private static PaymentCalendar pays(List<Integer> days, List<DayOfWeek> weekdays) {
    return new PaymentCalendar(
        null,
        days,
        weekdays,
        OnDayOff.AFTER,
        null,
        1,
        3,
        false,
        0,
        List.of(),
        null,
        List.of(),
        null);
  }

  private static Schedule schedule(PaymentCalendar calendar, LocalDate dueOn, String amount) {
    var china = Calendars.ofShipped().of("CN");
    return new Schedule(
        STANDARD,
        dueOn,
        Money.parse(amount),
        SHANGHAI,
        china,
        STANDARD.hoursIn("CN"),
        LONG_AGO,
        ClaimRuns.of(calendar, china, RECEIVED));
  }

  private static List<String> plan(Schedule schedule) {
    return schedule.plan(null, LONG_AGO).stream()
        .map(each -> each.level() + " " + each.at().atZone(SHANGHAI).toLocalDate())
        .toList();
  }

  private static LocalDate next(Schedule schedule, Taken last) {
    return schedule.next(last, LONG_AGO).orElseThrow().at().atZone(SHANGHAI).toLocalDate();
  }

  /**
   * It pays on the 10th and the 25th, has to be asked three working days before, and its money
   * takes one. In March 2026: asked by Thursday the 5th, here on Wednesday the 11th; asked by
   * Friday the 20th, here on Thursday the 26th.
   */
  @ParameterizedTest(name = "due {0}: {1}, {2}")
  @CsvSource({
    "2026-03-02, reminder-1 2026-03-05, on its day: the last in time for the 10th",
    "2026-03-02, reminder-2 2026-03-12, the day after the money of the 10th",
    "2026-03-02, demand 2026-03-27, not the 23rd: too late for the 25th and too close for the 20th",
    "2026-03-04, reminder-1 2026-03-05, not Monday the 9th: a day after it was due it is in time",
    "2026-03-05, reminder-1 2026-03-12, not the 9th: on the 5th it is not overdue",
    "2026-03-16, reminder-1 2026-03-19, on its day",
    "2026-03-18, reminder-1 2026-03-20, not Monday the 23rd",
    "2026-03-20, reminder-1 2026-03-27, not the 23rd",
    "2026-03-24, reminder-1 2026-03-27, on its day: behind the run",
    "2026-03-10, reminder-2 2026-03-20, on its day: the last in time for the 25th",
  })
  void aReminderLeavesInTimeForARunOrBehindIt(LocalDate dueOn, String step, String why) {
    Schedule schedule = schedule(pays(List.of(10, 25), List.of()), dueOn, "100.00 CNY");
    assertThat(plan(schedule)).as(why).contains(step);
  }

  @ParameterizedTest(name = "due {0}: {1}, {2}")
  @CsvSource({
    "2026-03-27, courtesy 2026-03-20, as five working days before: the run of the 25th is asked by"
        + " then",
    "2026-03-25, courtesy 2026-03-05, the run of the 25th pays too late, that of the 10th does not",
    "2026-03-26, courtesy 2026-03-19, as five working days before: in time for the 25th",
    "2026-03-11, courtesy 2026-03-04, as five working days before",
    "2026-03-10, courtesy 2026-02-13, the run of February 25th: Saturday the 14th is worked",
    "2026-05-13, courtesy 2026-04-30, not the 8th: too late for the 11th; the 6th and the 7th follow"
        + " a long holiday",
    "2026-05-12, courtesy 2026-04-30, on no day between the holiday and the 7th is it written to",
  })
  void aLargeInvoiceIsToldOfInTimeForTheLastRunBeforeItIsDue(
      LocalDate dueOn, String step, String why) {
    Schedule schedule = schedule(pays(List.of(10, 25), List.of()), dueOn, "60000.00 CNY");
    assertThat(plan(schedule)).as(why).contains(step);
  }

  @Test
  void whoeverPaysEachFridayIsAskedAsUsual() {
    PaymentCalendar fridays = pays(List.of(), List.of(DayOfWeek.FRIDAY));
    for (String due : List.of("2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05")) {
      LocalDate dueOn = LocalDate.parse(due);
      List<String> asked = plan(schedule(fridays, dueOn, "100.00 CNY"));
      LocalDate first = LocalDate.parse(asked.getFirst().split(" ")[1]);
      assertThat(first).as(due).isBetween(dueOn.plusDays(1), dueOn.plusDays(7));
    }
  }

  @Test
  void theDistanceFromTheStepBeforeIsKept() {
    Schedule schedule =
        schedule(pays(List.of(10, 25), List.of()), LocalDate.parse("2026-03-04"), "100.00 CNY");
    Taken reminder = new Taken("reminder-1", LocalDate.parse("2026-03-16"));
    assertThat(next(schedule, reminder))
        .as("seven days later is Monday the 23rd: too late for the 25th, and the 20th too close")
        .isEqualTo(LocalDate.parse("2026-03-27"));
  }

  @ParameterizedTest(name = "after {0}: {1}, {2}")
  @CsvSource({
    "2026-02-18, 2026-03-20, on its day: the last in time for the 25th",
    "2026-02-21, 2026-03-27, not Monday the 23rd: too late for the 25th and too close for the 20th",
    "2026-02-25, 2026-03-27, on its day: behind the run",
  })
  void aDemandThatIsMadeAgainHeedsRuns(LocalDate escalated, LocalDate again, String why) {
    Schedule schedule =
        schedule(pays(List.of(10, 25), List.of()), LocalDate.parse("2026-01-02"), "100.00 CNY");
    assertThat(next(schedule, new Taken("escalation", escalated))).as(why).isEqualTo(again);
  }

  @Test
  void anEscalationDoesNotWaitForARun() {
    Schedule schedule =
        schedule(pays(List.of(10, 25), List.of()), LocalDate.parse("2026-03-02"), "100.00 CNY");
    Taken demand = new Taken("demand", LocalDate.parse("2026-04-10"), true);
    assertThat(next(schedule, demand)).isEqualTo(LocalDate.parse("2026-04-20"));
  }
}
