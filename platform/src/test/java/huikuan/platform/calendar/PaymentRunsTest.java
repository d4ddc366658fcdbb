package huikuan.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import huikuan.contracts.PaymentCalendar;
import huikuan.platform.calendar.PaymentRuns.Rule;
import huikuan.platform.calendar.PaymentRuns.Run;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentRunsTest {

  private static final WorkingDays CHINA = Calendars.ofShipped().of("CN");

  /** An invoice of which no closing day says anything. */
  private static final String LONG_AGO = "2025-01-02";

  /** The rows are worked out by hand, from China's notices of 2025 and 2026. */
  @ParameterizedTest
  @CsvFileSource(resources = "/payment-runs.csv", delimiter = '|', numLinesToSkip = 1)
  void runsAreThoseOfTheCalendar(
      String calendar,
      String question,
      @Nullable LocalDate askBy,
      @Nullable LocalDate day,
      @Nullable LocalDate arrivesOn,
      @Nullable String movedBy,
      String why) {
    Optional<Run> run = answer(runs(calendar), question);

    if (day == null) {
      assertThat(run).as(why).isEmpty();
      return;
    }
    assertThat(run).as(why).isPresent();
    assertThat(run.get().askBy()).as("ask by: " + why).isEqualTo(askBy);
    assertThat(run.get().day()).as("run: " + why).isEqualTo(day);
    assertThat(run.get().arrivesOn()).as("arrives: " + why).isEqualTo(arrivesOn);
    assertThat(run.get().movedBy()).as("moved by: " + why).isEqualTo(rules(movedBy));
  }

  private static Optional<Run> answer(PaymentRuns runs, String question) {
    String[] parts = question.split(", received ");
    int space = parts[0].lastIndexOf(' ');
    LocalDate day = LocalDate.parse(parts[0].substring(space + 1));
    LocalDate receivedOn = LocalDate.parse(parts.length == 1 ? LONG_AGO : parts[1]);
    return switch (parts[0].substring(0, space)) {
      case "next" -> runs.next(day, receivedOn);
      case "asked" -> runs.nextIfAsked(day, receivedOn);
      case "arrives by" -> runs.lastArrivingBy(day, receivedOn);
      case "under way" -> runs.underWay(day, receivedOn);
      default -> throw new IllegalArgumentException("No such question: " + question);
    };
  }

  private static List<Rule> rules(@Nullable String names) {
    return names == null ? List.of() : Arrays.stream(names.split(" ")).map(Rule::valueOf).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pays 25; after | 2026-01-26 | 2026-01-25 | Sunday, made on Monday",
        "pays 31; before; cut-off 25 | 2026-04-01 | 2026-03-31 | after the cut-off of March",
        "pays 10 11 12; after | 2026-01-12 | 2026-01-12 | the day itself, not the 10th and 11th",
        "pays 10 11; after | 2026-01-12 | 2026-01-10 | the first of both",
        "pays 23 24 25; before | 2026-01-23 | 2026-01-23 | the day itself, not the 24th and 25th",
        "pays 24 25; before | 2026-01-23 | 2026-01-24 | the first of both",
      })
  void aRunTellsTheDayForWhichItWasPlanned(
      String calendar, LocalDate day, LocalDate plannedOn, String why) {
    PaymentRuns runs = runs(calendar);
    LocalDate longAgo = LocalDate.parse(LONG_AGO);

    assertThat(runs.next(day, longAgo).map(Run::plannedOn)).as(why).contains(plannedOn);
    assertThat(runs.lastArrivingBy(day, longAgo)).as(why).isEqualTo(runs.next(day, longAgo));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pays 10 | 2026-03-07 | 2026-03-07 | no closing day",
        "pays 10; closing 25 | 2026-03-25 | 2026-03-25 | received on it",
        "pays 10; closing 25 | 2026-03-26 | 2026-04-25 | received after it",
        "pays 10; closing 25 | 2026-03-07 | 2026-03-25 | received in the cycle that it closes",
        "pays 10; closing 31 | 2026-02-28 | 2026-02-28 | the last day of February",
        "pays 10; closing 31 | 2026-03-01 | 2026-03-31 | the day after it",
        "pays 10; closing 30 | 2026-01-31 | 2026-02-28 | February has no 30th",
        "pays 10; closing 29 | 2028-02-29 | 2028-02-29 | a leap year",
        "pays 10; closing 25 | 2026-12-26 | 2027-01-25 | over the year's end",
      })
  void anInvoiceIsPaidFromTheClosingDayOn(
      String calendar, LocalDate receivedOn, LocalDate paidFrom, String why) {
    assertThat(runs(calendar).paidFrom(receivedOn)).as(why).isEqualTo(paidFrom);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pays 31 | true | each month has a last day",
        "pays friday | true | each week has a Friday",
        "after | false | no day at all",
        // The last run is on Friday 2027-12-31; 400 days later it is Saturday 2029-02-03.
        "pays monday tuesday wednesday thursday friday; closed 2028-01-03/2029-02-01 | true |"
            + " Friday 2029-02-02 is the 399th day",
        "pays monday tuesday wednesday thursday friday; closed 2028-01-03/2029-02-02 | false |"
            + " Monday 2029-02-05 is the 402nd day",
        // The last run is on Thursday 2028-01-06; 400 days later it is Friday 2029-02-09.
        "pays monday tuesday wednesday thursday friday; closed 2028-01-07/2029-02-08 | true |"
            + " Friday 2029-02-09 is the 400th day",
        "pays monday tuesday wednesday thursday friday; before; closed 2028-01-03/2029-02-02 |"
            + " false | so is it if runs are moved back",
        "pays monday; closed 2028-01-03/2028-09-01; closed 2028-09-02/2029-03-01 | false |"
            + " two closures, one after the other",
        "pays monday; closed 2028-01-03/2028-09-01; closed 2028-09-13/2029-03-01 | true |"
            + " a week is open between them",
        "pays 28; cut-off 25; closed 2030-01-01/2030-12-31 | true | paid on 2 January 2031",
        "pays 10; closed 1970-01-01/1970-03-31 | true | a closure of long ago",
        "pays 10; closed 1960-01-01/1980-01-01 | false | closed for twenty years, long ago",
      })
  void aCalendarPaysOnceInFourHundredDays(String calendar, boolean pays, String why) {
    assertThat(runs(calendar).pays()).as(why).isEqualTo(pays);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "after; approval 60",
        "pays 0 32 99; before; cut-off 0; approval 60",
        "pays 10; before; approval 60; budget 60; closed 1900-01-01/2199-12-31",
        "pays 31 monday; cut-off 1; transfer 10; approval 60; closed 1900-01-01/2199-12-31",
      })
  void aCalendarThatNeverPaysIsAnsweredEmptyAndAtOnce(String calendar) {
    assertNoRun(CalendarInWords.read(calendar), CHINA);
  }

  @Test
  void aCountryThatNeverWorksIsAnsweredEmptyAndAtOnce() {
    assertNoRun(
        CalendarInWords.read("pays 31 monday; cut-off 1; transfer 10; approval 60"),
        new WorkingDays(EnumSet.allOf(DayOfWeek.class), Set.of(), Set.of()));
  }

  private static void assertNoRun(PaymentCalendar calendar, WorkingDays country) {
    PaymentRuns runs = PaymentRuns.of(calendar, country);
    LocalDate day = LocalDate.of(2026, 3, 2);
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          assertThat(runs.pays()).isFalse();
          assertThat(runs.next(day, day)).isEmpty();
          assertThat(runs.nextIfAsked(day, day)).isEmpty();
          assertThat(runs.lastArrivingBy(day, day)).isEmpty();
          assertThat(runs.underWay(day, day)).isEmpty();
        });
  }

  private static PaymentRuns runs(String calendar) {
    return PaymentRuns.of(CalendarInWords.read(calendar), CHINA);
  }
}
