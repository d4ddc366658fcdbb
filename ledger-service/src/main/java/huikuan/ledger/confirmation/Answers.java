package huikuan.ledger.confirmation;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Sealed;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.confirmation.ConfirmationEvent.Reply;
import huikuan.ledger.confirmation.Customers.Customer;
import huikuan.ledger.confirmation.LetterCommand.AssignDifference;
import huikuan.ledger.confirmation.LetterCommand.ClarifyDifference;
import huikuan.ledger.confirmation.LetterCommand.DiscloseAnswer;
import huikuan.ledger.confirmation.LetterCommand.Outcome;
import huikuan.ledger.confirmation.LetterCommand.RecordAnswer;
import huikuan.ledger.confirmation.LetterCommand.RecordArrival;
import huikuan.ledger.confirmation.LetterCommand.RecordPosted;
import huikuan.ledger.customer.SealedContacts;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Records what comes back of letters. */
@Component
class Answers {

  private final Letters letters;
  private final Commands commands;
  private final Customers customers;
  private final Calendars calendars;
  private final LetterSettings settings;
  private final CompanySettings companies;
  private final SealedContacts contacts;
  private final Clock clock;

  Answers(
      Letters letters,
      Commands commands,
      Customers customers,
      Calendars calendars,
      LetterSettings settings,
      CompanySettings companies,
      SealedContacts contacts,
      Clock clock) {
    this.letters = letters;
    this.commands = commands;
    this.customers = customers;
    this.calendars = calendars;
    this.settings = settings;
    this.companies = companies;
    this.contacts = contacts;
    this.clock = clock;
  }

  /** The day of a letter's company. */
  LocalDate today(LetterNumber letter) {
    return companies.dayAt(letter.company(), clock.instant());
  }

  /** Seals texts about the person who signs for a letter, or answers it. */
  Function<String, Sealed> signer(LetterNumber letter) {
    CustomerId customer = letters.existing(letter).content().account().customerId();
    return contacts.ofSigner(customer, letter.toString())::seal;
  }

  void posted(LetterNumber letter, AnswerBodies.Posting posted) {
    send(new RecordPosted(letter, posted.way(), posted.waybill(), posted.postedOn()));
  }

  void arrived(LetterNumber letter, AnswerBodies.Arrival arrival) {
    send(
        new RecordArrival(
            letter,
            Letter.SIGNED_FOR,
            arrival.arrivedOn(),
            signer(letter).apply(arrival.signedBy()),
            arrival.file().hex(),
            clock.instant()));
  }

  /**
   * @param reply reads the answer; takes the last day on which disagreed parts are not asked for
   */
  void answered(LetterNumber letter, Function<LocalDate, Reply> reply) {
    send(new RecordAnswer(letter, reply.apply(heldUntil(letter)), clock.instant()));
  }

  private LocalDate heldUntil(LetterNumber letter) {
    Customer customer = customers.find(letters.existing(letter).written().account().customerId());
    LocalDate there = LocalDate.ofInstant(clock.instant(), customer.zone());
    return calendars.of(customer.country()).plus(there, settings.heldFor());
  }

  void disclose(LetterNumber letter) {
    letters.existing(letter);
    send(new DiscloseAnswer(letter, clock.instant()));
  }

  /**
   * @param isAuditor whether the caller may see an answer that is not disclosed
   */
  void clarified(
      LetterNumber letter, int line, AnswerBodies.Clarification clarification, boolean isAuditor) {
    LetterState state = letters.existing(letter);
    if (state.written().auditor() && !state.isDisclosed() && !isAuditor) {
      throw new ProblemException(LetterProblems.problem(new LetterRefusal.NoSuchLine(0)));
    }
    if (clarification.owner() != null) {
      send(new AssignDifference(letter, line, clarification.owner()));
    }
    if (clarification.outcome() != null) {
      send(
          new ClarifyDifference(
              letter,
              line,
              clarification.outcome(),
              clarification.note(),
              clarification.documents(),
              clock.instant()));
    }
  }

  private void send(LetterCommand command) {
    LetterProblems.changed(commands.<Outcome>send(command).result());
  }
}
