package huikuan.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.PaymentCalendar;
import huikuan.platform.calendar.PaymentRuns.Run;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Rules that hold for all payment calendars, tried on generated ones; a repetition is a seed. */
class PaymentRunsPropertyTest {

  private static final WorkingDays CHINA = Calendars.ofShipped().of("CN");
  private static final int CALENDARS = 40;
  private static final int QUESTIONS = 25;

  private final Random random;
  private final PaymentCalendar calendar;
  private final PaymentRuns runs;

  PaymentRunsPropertyTest(RepetitionInfo repetition) {
    random = new Random(repetition.getCurrentRepetition());
    calendar = RandomCalendars.paying(random, CHINA);
    runs = PaymentRuns.of(calendar, CHINA);
  }

  @RepeatedTest(CALENDARS)
  void theCustomerIsAskedThenPaysThenTheMoneyArrives() {
    ask(
        (day, receivedOn) ->
            Stream.of(
                    runs.next(day, receivedOn),
                    runs.nextIfAsked(day, receivedOn),
                    runs.lastArrivingBy(day, receivedOn),
                    runs.underWay(day, receivedOn))
                .flatMap(Optional::stream)
                .forEach(
                    run -> {
                      assertThat(run.askBy()).isBeforeOrEqualTo(run.day());
                      assertThat(run.arrivesOn()).isAfterOrEqualTo(run.day());
                      assertThat(run.day()).isAfterOrEqualTo(receivedOn);
                      assertThat(run.movedBy().isEmpty())
                          .isEqualTo(run.plannedOn().equals(run.day()));
                    }));
  }

  @RepeatedTest(CALENDARS)
  void askingLaterThanTheLastDayNeverMakesTheRun() {
    ask(
        (day, receivedOn) -> {
          Run run = found(runs.next(day, receivedOn));
          assertThat(runs.nextIfAsked(run.askBy(), receivedOn)).contains(run);
          for (int late = 1; late <= 5; late++) {
            LocalDate asked = run.askBy().plusDays(late);
            assertThat(found(runs.nextIfAsked(asked, receivedOn)).day()).isAfter(run.day());
          }
        });
  }

  @RepeatedTest(CALENDARS)
  void whatComesLaterIsPaidNoEarlier() {
    ask(
        (day, receivedOn) -> {
          LocalDate later = day.plusDays(random.nextInt(40));
          LocalDate receivedLater = receivedOn.plusDays(random.nextInt(40));
          Run next = found(runs.next(day, receivedOn));
          Run asked = found(runs.nextIfAsked(day, receivedOn));
          assertThat(found(runs.next(later, receivedOn)).day()).isAfterOrEqualTo(next.day());
          assertThat(found(runs.next(day, receivedLater)).day()).isAfterOrEqualTo(next.day());
          assertThat(found(runs.nextIfAsked(later, receivedOn)).day())
              .isAfterOrEqualTo(asked.day());
          runs.lastArrivingBy(day, receivedOn)
              .ifPresent(
                  last ->
                      assertThat(found(runs.lastArrivingBy(later, receivedOn)).day())
                          .isAfterOrEqualTo(last.day()));
        });
  }

  @RepeatedTest(CALENDARS)
  void answersAreThoseOfAListOfAllRuns() {
    ListedRuns listed = new ListedRuns(calendar, CHINA);
    NavigableSet<LocalDate> all = listed.days();
    ask(
        (day, receivedOn) -> {
          List<LocalDate> paying = List.copyOf(all.tailSet(runs.paidFrom(receivedOn)));
          assertThat(runs.next(day, receivedOn).map(Run::day))
              .isEqualTo(paying.stream().filter(run -> !run.isBefore(day)).findFirst());
          assertThat(runs.nextIfAsked(day, receivedOn).map(Run::day))
              .isEqualTo(
                  paying.stream().filter(run -> !listed.askBy(run).isBefore(day)).findFirst());
          assertThat(runs.lastArrivingBy(day, receivedOn).map(Run::day))
              .isEqualTo(
                  paying.stream()
                      .takeWhile(run -> !listed.arrivesOn(run).isAfter(day))
                      .reduce((_, last) -> last));
          assertThat(runs.underWay(day, receivedOn).map(Run::day))
              .isEqualTo(
                  paying.stream()
                      .filter(run -> !listed.arrivesOn(run).isBefore(day))
                      .findFirst()
                      .filter(run -> listed.askBy(run).isBefore(day)));
          runs.next(day, receivedOn)
              .ifPresent(
                  run -> {
                    assertThat(run.askBy()).isEqualTo(listed.askBy(run.day()));
                    assertThat(run.arrivesOn()).isEqualTo(listed.arrivesOn(run.day()));
                  });
        });
  }

  @RepeatedTest(CALENDARS)
  void aCalendarPaysIfItsRunsAreNoFartherApartThanFourHundredDays() {
    PaymentCalendar any = RandomCalendars.any(random);
    NavigableSet<LocalDate> all = new ListedRuns(any, CHINA).days();
    boolean pays =
        all.headSet(all.getLast()).stream()
            .allMatch(day -> ChronoUnit.DAYS.between(day, all.higher(day)) <= 400);

    assertThat(PaymentRuns.of(any, CHINA).pays()).as("%s", any).isEqualTo(pays);
  }

  private void ask(BiConsumer<LocalDate, LocalDate> question) {
    for (int at = 0; at < QUESTIONS; at++) {
      question.accept(day(), day());
    }
  }

  private LocalDate day() {
    return RandomCalendars.FIRST.plusDays(random.nextInt(RandomCalendars.DAYS));
  }

  private Run found(Optional<Run> run) {
    assertThat(run).as("%s", calendar).isPresent();
    return run.orElseThrow();
  }
}
