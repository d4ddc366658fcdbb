package huikuan.ledger.confirmation;

import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.confirmation.ConfirmationEvent.Mailed;
import huikuan.ledger.confirmation.Customers.Customer;
import huikuan.ledger.confirmation.LetterCommand.AskForCall;
import huikuan.ledger.confirmation.LetterCommand.CloseLetter;
import huikuan.ledger.confirmation.LetterCommand.RecordArrival;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.calendar.WorkingDays;
import huikuan.platform.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Follows letters up that have left: they count as arrived when they did not come back, answers are
 * asked for again, somebody is to call, and at last a letter is closed. What fell due while nothing
 * ran is done once: the latest reminder alone is sent.
 */
@Component
class FollowUps implements Work {

  private static final Duration LATER = Duration.ofHours(1);

  private final Letters letters;
  private final Commands commands;
  private final Customers customers;
  private final Calendars calendars;
  private final LetterSettings settings;

  FollowUps(
      Letters letters,
      Commands commands,
      Customers customers,
      Calendars calendars,
      LetterSettings settings) {
    this.letters = letters;
    this.commands = commands;
    this.customers = customers;
    this.calendars = calendars;
    this.settings = settings;
  }

  @Override
  public Together begin(List<String> jobs) {
    return new Together() {
      @Override
      public Optional<Instant> perform(String letter, Instant now) {
        return followUp(LetterNumber.parse(letter), now);
      }

      @Override
      public void close() {}
    };
  }

  /** Does what is due, and answers when something is due next; empty = nothing will be. */
  private Optional<Instant> followUp(LetterNumber number, Instant now) {
    LetterState state = letters.find(number);
    if (state.closed().isPresent() || state.sentOn().isEmpty()) {
      return Optional.empty();
    }
    Customer customer = customers.find(state.written().account().customerId());
    LocalDate today = LocalDate.ofInstant(now, customer.zone());
    Days days = new Days(calendars.of(customer.country()), state.sentOn().get(), today);
    Optional<Mailed> waiting = waiting(state);
    boolean took = waiting.filter(mail -> accepted(days, mail)).isPresent();
    if (took) {
      LocalDate on = waiting.orElseThrow().sentOn();
      commands.send(new RecordArrival(number, Letter.NO_BOUNCE, on, null, null, now));
    }
    if (state.reply().isPresent()) {
      return Optional.empty();
    }
    if (days.over(settings.closeAfter())) {
      commands.send(new CloseLetter(number, Letter.NO_ANSWER, null, now));
      return Optional.empty();
    }
    if (asksAgain(state.kind()) && !remind(number, state, days)) {
      return Optional.of(now.plus(LATER));
    }
    Optional<LocalDate> accepts =
        took ? Optional.empty() : waiting.map(mail -> acceptance(days, mail));
    return Stream.concat(next(state.kind(), days).stream(), accepts.stream())
        .min(Comparator.naturalOrder())
        .map(day -> day.atStartOfDay(customer.zone()).toInstant());
  }

  /** The mail that counts as arrived unless it comes back. */
  private static Optional<Mailed> waiting(LetterState state) {
    return state.mailed().filter(_ -> state.arrived().isEmpty() && state.failure().isEmpty());
  }

  private LocalDate acceptance(Days days, Mailed mail) {
    return days.of(mail.sentOn()).begins(settings.acceptedAfter());
  }

  private boolean accepted(Days days, Mailed mail) {
    return days.of(mail.sentOn()).over(settings.acceptedAfter());
  }

  /** Those who agree need not answer a negative confirmation, and nobody a statement. */
  private static boolean asksAgain(LetterKind kind) {
    return kind == LetterKind.POSITIVE || kind == LetterKind.DEMAND;
  }

  /** Answers whether it is done for now; false = to be tried again soon. */
  private boolean remind(LetterNumber number, LetterState state, Days days) {
    if (days.over(settings.callAfter())) {
      commands.send(new AskForCall(number));
      return true;
    }
    int due = (int) settings.followUps().stream().filter(days::over).count();
    if (due <= state.followUps() || state.failure().isPresent()) {
      return true;
    }
    if (state.isBeingMailed()) {
      return false;
    }
    if (!letters.mailIfPossible(state, due)) {
      commands.send(new AskForCall(number));
    }
    return true;
  }

  private Optional<LocalDate> next(LetterKind kind, Days days) {
    IntStream due = IntStream.of(settings.closeAfter());
    IntStream more =
        asksAgain(kind)
            ? IntStream.concat(
                settings.followUps().stream().mapToInt(Integer::intValue),
                IntStream.of(settings.callAfter()))
            : IntStream.empty();
    return Stream.concat(due.boxed(), more.boxed())
        .filter(after -> !days.over(after))
        .sorted()
        .findFirst()
        .map(days::begins);
  }

  /** Working days since a letter was sent. */
  private record Days(WorkingDays working, LocalDate sentOn, LocalDate today) {

    /** Those since another day. */
    Days of(LocalDate other) {
      return new Days(working, other, today);
    }

    /** The first day on which so many working days have passed. */
    LocalDate begins(int after) {
      return working.plus(sentOn, after).plusDays(1);
    }

    boolean over(int after) {
      return !today.isBefore(begins(after));
    }
  }
}
