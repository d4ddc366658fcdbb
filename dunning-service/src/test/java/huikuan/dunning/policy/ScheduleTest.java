package huikuan.dunning.policy;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Money;
import huikuan.dunning.policy.Schedule.Taken;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

  private static final Policy STANDARD = new ShippedOnly().standard();

  /** Too little to be reminded of before it is due. */
  private static final Money SMALL = Money.parse("100.00 CNY");

  private static final WorkingDays EVERY_DAY = new WorkingDays(Set.of(), Set.of(), Set.of());
  private static final WorkingDays CHINA = Calendars.ofShipped().of("CN");

  @ParameterizedTest(name = "{0}, due {1}: {2} at {3}")
  @CsvSource({
    "Asia/Shanghai,    2013-02-01, reminder-1, 2013-02-04T09:00+08:00",
    "Asia/Shanghai,    2013-02-01, reminder-2, 2013-02-11T09:00+08:00",
    "Asia/Shanghai,    2013-02-01, demand,     2013-02-21T09:00+08:00",
    "Asia/Shanghai,    2013-02-01, escalation, 2013-03-03T09:00+08:00",
    // Summer time begins on 2013-03-10 in New York and on 2013-03-31 in Berlin.
    "America/New_York, 2013-03-06, reminder-1, 2013-03-09T09:00-05:00",
    "America/New_York, 2013-03-07, reminder-1, 2013-03-10T09:00-04:00",
    "America/New_York, 2013-02-28, reminder-2, 2013-03-10T09:00-04:00",
    "Europe/Berlin,    2013-03-27, reminder-1, 2013-03-30T09:00+01:00",
    "Europe/Berlin,    2013-03-28, reminder-1, 2013-03-31T09:00+02:00",
    // It ends on 2013-10-27 in Berlin, on 2013-11-03 in New York.
    "Europe/Berlin,    2013-10-24, reminder-1, 2013-10-27T09:00+01:00",
    "America/New_York, 2013-10-31, reminder-1, 2013-11-03T09:00-05:00",
    "Asia/Kathmandu,   2013-02-01, reminder-1, 2013-02-04T09:00+05:45",
    // Samoa had no 2011-12-30: what falls on it is done on the day after.
    "Pacific/Apia,     2011-12-27, reminder-1, 2011-12-31T09:00+14:00",
    "Asia/Shanghai,    2012-02-26, reminder-1, 2012-02-29T09:00+08:00",
  })
  void aStepIsAtNineInTheCustomersZone(
      String zone, LocalDate dueOn, String level, OffsetDateTime at) {
    Schedule schedule = schedule(zone, dueOn, "2011-01-01T00:00Z");
    assertThat(at(schedule, level)).isEqualTo(at.toInstant());
  }

  @ParameterizedTest(name = "due {0}: {1} on {2}, {3}")
  @CsvSource({
    "2026-03-03, reminder-1, 2026-03-06, a Friday",
    "2026-03-04, reminder-1, 2026-03-09, not on Saturday",
    "2026-03-05, reminder-1, 2026-03-09, not on Sunday",
    "2026-02-25, reminder-1, 2026-02-28, a Saturday that makes up for the Spring Festival",
    "2026-02-11, reminder-1, 2026-02-14, another",
    "2026-02-12, reminder-1, 2026-02-26, two working days after the Spring Festival",
    "2026-02-21, reminder-1, 2026-02-26, on the first of them neither",
    "2026-09-28, reminder-1, 2026-10-10, on a Saturday after National Day's quiet days",
    "2026-06-16, reminder-1, 2026-06-22, no quiet days after a short holiday",
    "2026-02-05, reminder-2, 2026-02-26, and the next levels likewise",
    "2026-01-26, demand,     2026-02-26, and the demand",
    "2026-01-20, escalation, 2026-02-26, and the escalation",
  })
  void aStepIsTakenOnAWorkingDayThatFollowsNoLongHoliday(
      LocalDate dueOn, String level, LocalDate on, String why) {
    Schedule schedule = schedule(CHINA, "Asia/Shanghai", dueOn, "2025-12-01T00:00Z");
    assertThat(at(schedule, level)).as(why).isEqualTo(instant(on + "T09:00+08:00"));
  }

  @ParameterizedTest(name = "recorded {0}: {1}")
  @CsvSource({
    // A Friday evening, a Saturday, the eve of the Spring Festival.
    "2026-03-06T18:00+08:00, 2026-03-09",
    "2026-03-07T08:00+08:00, 2026-03-09",
    "2026-02-14T10:00+08:00, 2026-02-26",
  })
  void whatArrivesLateWaitsForAContactDayToo(OffsetDateTime recordedAt, LocalDate on) {
    Schedule schedule =
        schedule(CHINA, "Asia/Shanghai", LocalDate.of(2026, 1, 5), recordedAt.toString());
    assertThat(at(schedule, "demand")).isEqualTo(instant(on + "T09:00+08:00"));
  }

  @Test
  void itIsTheCustomersDayThatCounts() {
    Schedule schedule =
        schedule(CHINA, "Asia/Shanghai", LocalDate.of(2026, 3, 2), "2026-01-01T00:00Z");
    assertThat(schedule.isContactDay(instant("2026-03-06T23:59+08:00"))).isTrue();
    assertThat(schedule.isContactDay(instant("2026-03-07T00:00+08:00"))).isFalse();
    assertThat(schedule.isContactDay(instant("2026-03-08T16:00Z"))).isTrue();
    assertThat(schedule.isContactDay(instant("2026-02-25T12:00+08:00"))).isFalse();
  }

  @ParameterizedTest(name = "recorded {0}: {1} at {2}")
  @CsvSource({
    "2013-02-01T00:00+08:00, reminder-1, 2013-02-04T09:00+08:00",
    "2013-02-04T08:59+08:00, reminder-1, 2013-02-04T09:00+08:00",
    "2013-02-04T09:00+08:00, reminder-1, 2013-02-05T09:00+08:00",
    "2013-02-04T23:00+08:00, reminder-1, 2013-02-05T09:00+08:00",
    "2013-02-05T00:30+08:00, reminder-1, 2013-02-05T09:00+08:00",
    "2014-01-01T12:00+08:00, reminder-1, 2014-01-02T09:00+08:00",
    "2014-01-01T12:00+08:00, escalation, 2014-01-02T09:00+08:00",
  })
  void whatArrivesLateIsChasedAtTheNextNineOClock(
      OffsetDateTime recordedAt, String level, OffsetDateTime at) {
    Schedule schedule = schedule("Asia/Shanghai", LocalDate.of(2013, 2, 1), recordedAt.toString());
    assertThat(at(schedule, level)).isEqualTo(at.toInstant());
  }

  @ParameterizedTest(name = "recorded {0}: {1}")
  @CsvSource({
    "2013-01-10T12:00+08:00, reminder-1 02-04 reminder-2 02-11 demand 02-21 escalation 03-03",
    "2013-02-04T10:00+08:00, reminder-1 02-05 reminder-2 02-12 demand 02-22 escalation 03-04",
    "2013-02-10T10:00+08:00, reminder-1 02-11 reminder-2 02-18 demand 02-28 escalation 03-10",
    "2013-03-05T10:00+08:00, reminder-1 03-06 reminder-2 03-13 demand 03-23 escalation 04-02",
  })
  void noStepIsLeftOutHoweverLateAClaimIsKnown(OffsetDateTime recordedAt, String planned) {
    Schedule schedule = schedule("Asia/Shanghai", LocalDate.of(2013, 2, 1), recordedAt.toString());
    assertThat(text(schedule.plan(null, recordedAt.toInstant()))).isEqualTo(planned);
  }

  @ParameterizedTest(name = "asked for at {0}, put together at {1}")
  @CsvSource({
    "2013-02-04T09:00+08:00, 2013-02-04T09:10+08:00",
    "2013-02-04T09:02+08:00, 2013-02-04T09:10+08:00",
    "2013-02-04T09:10+08:00, 2013-02-04T09:20+08:00",
    "2013-02-04T14:00+08:00, 2013-02-04T14:10+08:00",
  })
  void aMessageGathersWhatIsDueForTenMinutes(OffsetDateTime asked, OffsetDateTime sealed) {
    Schedule schedule =
        schedule("Asia/Shanghai", LocalDate.of(2013, 2, 1), "2013-01-02T12:00+08:00");
    assertThat(schedule.sealsAt(asked.toInstant())).isEqualTo(sealed.toInstant());
  }

  @ParameterizedTest(name = "taken {0} on {1}: {2} on {3}")
  @CsvSource({
    ",           ,           reminder-1, 2013-02-04",
    "reminder-1, 2013-02-04, reminder-2, 2013-02-11",
    "reminder-1, 2013-02-15, reminder-2, 2013-02-22",
    "reminder-1, 2013-02-01, reminder-2, 2013-02-11",
    "reminder-2, 2013-02-11, demand,     2013-02-21",
    "reminder-2, 2013-02-20, demand,     2013-03-02",
    "demand,     2013-02-21, escalation, 2013-03-03",
    "demand,     2013-06-01, escalation, 2013-06-11",
    "escalation, 2013-03-04, demand,     2013-04-03",
  })
  void aStepKeepsItsDistanceFromTheOneBefore(
      String taken, LocalDate on, String next, LocalDate nextOn) {
    Schedule schedule = schedule("Asia/Shanghai", LocalDate.of(2013, 2, 1), "2013-01-02T00:00Z");
    Taken last = taken == null ? null : new Taken(taken, on);
    assertThat(schedule.next(last, Instant.EPOCH))
        .isEqualTo(Optional.of(new PlannedStep(next, instant(nextOn + "T09:00+08:00"))));
  }

  /** Accepted after five working days, escalated a day after; and a letter that has arrived. */
  @ParameterizedTest
  @CsvSource({"false, 2013-06-11", "true, 2013-06-04"})
  void anEscalationWaitsUntilTheDemandIsAcceptedUnlessItIsKnownToHaveArrived(
      boolean arrived, LocalDate escalated) {
    Policy policy = accepting(5);
    Schedule schedule =
        new Schedule(
            policy,
            LocalDate.of(2013, 2, 1),
            SMALL,
            ZoneId.of("Asia/Shanghai"),
            WorkingDays.MONDAY_TO_FRIDAY,
            policy.hoursIn("CN"),
            instant("2013-01-02T00:00Z"));
    assertThat(schedule.next(new Taken("demand", LocalDate.of(2013, 6, 3), arrived), Instant.EPOCH))
        .map(PlannedStep::at)
        .contains(instant(escalated + "T09:00+08:00"));
  }

  /** The standard's steps, with an escalation a day after the demand. */
  private static Policy accepting(int workingDays) {
    List<Step> steps =
        STANDARD.steps().stream()
            .map(
                step ->
                    step.kind() == Step.Kind.ESCALATION
                        ? new Step(step.level(), step.kind(), step.daysAfterDue(), 1, null, null)
                        : step)
            .toList();
    return with(workingDays, steps);
  }

  private static Policy with(int acceptedAfter, List<Step> steps) {
    return new Policy(
        STANDARD.id(),
        STANDARD.version(),
        STANDARD.at(),
        STANDARD.minutesToSeal(),
        STANDARD.hours(),
        STANDARD.mostInWeek(),
        STANDARD.mostInWeekOfCustomer(),
        acceptedAfter,
        STANDARD.catchUp(),
        STANDARD.quiet(),
        STANDARD.minimum(),
        STANDARD.review(),
        STANDARD.allocateWithin(),
        STANDARD.readyWithin(),
        STANDARD.demandAgainAfter(),
        STANDARD.afterHold(),
        STANDARD.promise(),
        STANDARD.concession(),
        STANDARD.malicious(),
        STANDARD.smallDifferences(),
        steps);
  }

  @Test
  void aPlanThatBeginsLaterKeepsAllDistances() {
    Schedule schedule = schedule("Asia/Shanghai", LocalDate.of(2013, 2, 1), "2013-01-02T00:00Z");
    Taken last = new Taken("reminder-1", LocalDate.of(2013, 2, 4));
    assertThat(text(schedule.plan(last, instant("2013-02-15T09:00+08:00"))))
        .isEqualTo("reminder-2 02-15 demand 02-25 escalation 03-07");
  }

  /**
   * Due on Friday 2026-03-20, so the slot is on Friday the 13th, and made up for until the 18th.
   */
  @ParameterizedTest
  @CsvSource({
    "2026-03-01T12:00+08:00, courtesy, 2026-03-13T09:00+08:00",
    "2026-03-13T08:59+08:00, courtesy, 2026-03-13T09:00+08:00",
    "2026-03-13T12:00+08:00, courtesy, 2026-03-16T09:00+08:00",
    "2026-03-17T18:00+08:00, courtesy, 2026-03-18T09:00+08:00",
    "2026-03-18T12:00+08:00, reminder-1, 2026-03-23T09:00+08:00",
    "2026-05-01T12:00+08:00, reminder-1, 2026-05-04T09:00+08:00",
  })
  void aLargeClaimIsRemindedOfBeforeItIsDueOrNotAtAll(
      OffsetDateTime recordedAt, String level, OffsetDateTime at) {
    Schedule schedule = large("50000.00 CNY", recordedAt);
    PlannedStep next = schedule.plan(null, recordedAt.toInstant()).getFirst();
    assertThat(next).isEqualTo(new PlannedStep(level, at.toInstant()));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-13T09:00+08:00, courtesy",
    "2026-03-18T17:00+08:00, courtesy",
    "2026-03-19T09:00+08:00, reminder-1",
    "2026-03-20T09:00+08:00, reminder-1",
  })
  void aSlotThatWasMissedIsMadeUpForOnThreeWorkingDays(OffsetDateTime now, String level) {
    Schedule schedule = large("50000.00 CNY", OffsetDateTime.parse("2026-03-01T12:00+08:00"));
    assertThat(schedule.next(null, now.toInstant()).orElseThrow().level()).isEqualTo(level);
  }

  /** Fifteen, five and two working days before a Friday; then after it, as usual. */
  @ParameterizedTest
  @CsvSource({
    "2026-02-01T12:00+08:00, early 02-27 courtesy 03-13 late 03-18 reminder-1 03-23",
    "2026-03-02T12:00+08:00, early 03-03 courtesy 03-13 late 03-18 reminder-1 03-23",
    "2026-03-06T12:00+08:00, courtesy 03-13 late 03-18 reminder-1 03-23",
    "2026-03-17T12:00+08:00, courtesy 03-18 late 03-19 reminder-1 03-23",
    "2026-03-18T12:00+08:00, late 03-19 reminder-1 03-23",
    "2026-03-19T12:00+08:00, reminder-1 03-23",
  })
  void severalStepsComeBeforeTheDueDateEachInItsTimeAndNoneOnTheDayOfAnother(
      OffsetDateTime recordedAt, String expected) {
    List<Step> steps = new ArrayList<>();
    steps.add(early("early", 15));
    steps.add(early("courtesy", 5));
    steps.add(early("late", 2));
    steps.addAll(STANDARD.steps().subList(1, 5));
    Schedule schedule =
        new Schedule(
            with(STANDARD.acceptedAfter(), steps),
            LocalDate.of(2026, 3, 20),
            Money.parse("50000.00 CNY"),
            ZoneId.of("Asia/Shanghai"),
            WorkingDays.MONDAY_TO_FRIDAY,
            STANDARD.hoursIn("CN"),
            recordedAt.toInstant());
    assertThat(text(schedule.plan(null, recordedAt.toInstant()))).startsWith(expected + " ");
  }

  private static Step early(String level, int days) {
    return new Step(
        level, Step.Kind.COURTESY, null, null, days, List.of(Money.parse("50000.00 CNY")));
  }

  @ParameterizedTest
  @CsvSource({
    "49999.99 CNY, reminder-1",
    "50000.00 CNY, courtesy",
    "5000.00 EUR, courtesy",
    "999999 JPY, reminder-1",
    "90000.00 GBP, reminder-1",
  })
  void aSmallClaimAndOneOfAnotherCurrencyIsNotRemindedOfBeforeItIsDue(String amount, String level) {
    OffsetDateTime recordedAt = OffsetDateTime.parse("2026-03-01T12:00+08:00");
    assertThat(large(amount, recordedAt).next(null, Instant.EPOCH).orElseThrow().level())
        .isEqualTo(level);
  }

  @Test
  void whatIsPastDueFollowsANoticeBeforeItAtADistance() {
    Schedule schedule = large("50000.00 CNY", OffsetDateTime.parse("2026-03-01T12:00+08:00"));
    assertThat(text(schedule.plan(null, instant("2026-03-13T09:00+08:00"))))
        .isEqualTo(
            "courtesy 03-13 reminder-1 03-23 reminder-2 03-30 demand 04-09 escalation 04-20");
  }

  private static Schedule large(String amount, OffsetDateTime recordedAt) {
    return new Schedule(
        STANDARD,
        LocalDate.of(2026, 3, 20),
        Money.parse(amount),
        ZoneId.of("Asia/Shanghai"),
        WorkingDays.MONDAY_TO_FRIDAY,
        STANDARD.hoursIn("CN"),
        recordedAt.toInstant());
  }

  private static Schedule schedule(String zone, LocalDate dueOn, String recordedAt) {
    return schedule(EVERY_DAY, zone, dueOn, recordedAt);
  }

  private static Schedule schedule(
      WorkingDays days, String zone, LocalDate dueOn, String recordedAt) {
    return new Schedule(
        STANDARD, dueOn, SMALL, ZoneId.of(zone), days, STANDARD.hoursIn("CN"), instant(recordedAt));
  }

  /** When a step comes if the one before was taken long ago. */
  private static Instant at(Schedule schedule, String level) {
    List<String> levels = STANDARD.steps().stream().map(Step::level).toList();
    int before = levels.indexOf(level) - 1;
    Taken last = before < 0 ? null : new Taken(levels.get(before), LocalDate.of(2000, 1, 1));
    return schedule.next(last, Instant.EPOCH).orElseThrow().at();
  }

  private static Instant instant(String moment) {
    return OffsetDateTime.parse(moment).toInstant();
  }

  private static String text(List<PlannedStep> plan) {
    return String.join(
        " ",
        plan.stream()
            .map(
                step ->
                    step.level()
                        + " "
                        + step.at()
                            .atZone(ZoneId.of("Asia/Shanghai"))
                            .toLocalDate()
                            .toString()
                            .substring(5))
            .toList());
  }
}
