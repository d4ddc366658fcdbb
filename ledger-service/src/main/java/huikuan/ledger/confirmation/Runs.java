package huikuan.ledger.confirmation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.LetterEvent.ReplyTo;
import huikuan.ledger.balances.AccountsAt;
import huikuan.ledger.balances.AccountsAt.Balance;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.confirmation.RunCommand.Outcome;
import huikuan.ledger.confirmation.RunCommand.ReleaseRun;
import huikuan.ledger.confirmation.RunCommand.ResumeRun;
import huikuan.ledger.confirmation.RunCommand.StartRun;
import huikuan.ledger.confirmation.RunCommand.StopRun;
import huikuan.ledger.confirmation.RunEvent.RunStarted;
import huikuan.ledger.confirmation.RunReader.Asked;
import huikuan.ledger.query.Question;
import huikuan.ledger.query.Questions;
import huikuan.ledger.query.TimeParameters;
import huikuan.ledger.rendering.LetterPaper;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs of letters: starts, stops, releases and finds them. */
@Component
class Runs {

  /** The problem of a run that selects no account. */
  static final String NOTHING_SELECTED = "nothing-selected";

  /** Batches of a run share what it selects. */
  private static final int MOST_REMEMBERED = 4;

  private final Cache<String, List<AccountId>> selected =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  private final Commands commands;
  private final EventLog log;
  private final Questions questions;
  private final AccountsAt books;
  private final Customers customers;
  private final Certificates certificates;
  private final CompanySettings companies;
  private final Clock clock;

  Runs(
      Commands commands,
      EventLog log,
      Questions questions,
      AccountsAt books,
      Customers customers,
      Certificates certificates,
      CompanySettings companies,
      Clock clock) {
    this.commands = commands;
    this.log = log;
    this.questions = questions;
    this.books = books;
    this.customers = customers;
    this.certificates = certificates;
    this.companies = companies;
    this.clock = clock;
  }

  /** A run that was asked for, and whether it is new. */
  record Started(RunNumber run, boolean created) {}

  /**
   * Starts a run, once for what it selects.
   *
   * @throws ProblemException if it selects nothing
   */
  Started start(Asked asked) {
    LetterReader.refuseFuture(asked.cutOff(), companies.dayAt(asked.company(), clock.instant()));
    RunNumber number = RunNumber.of(asked.company(), asked.cutOff(), asked.about());
    if (find(number).exists()) {
      return new Started(number, false);
    }
    Question when =
        questions.ask(
            asked.company(), new TimeParameters(asked.cutOff().toString(), asked.knownAt(), null));
    List<AccountId> selected = selected(asked.company(), asked.selection(), when);
    if (selected.isEmpty()) {
      throw new ProblemException(
          Problem.of(
              NOTHING_SELECTED,
              "No account is selected",
              422,
              "No account of %s has such a balance on %s. Widen the selection: zero, credit, above."
                  .formatted(asked.company(), asked.cutOff())));
    }
    LetterPaper.ReplyTo party = asked.replyTo();
    RunStarted start =
        new RunStarted(
            number.value(),
            asked.company(),
            asked.kind(),
            asked.from(),
            asked.cutOff(),
            when.position(),
            when.knownAt().toInstant(),
            asked.selection(),
            party == null ? null : new ReplyTo(party.name(), String.valueOf(party.email())),
            party == null ? null : party.address(),
            asked.language(),
            selected.size());
    Outcome outcome = commands.<Outcome>send(new StartRun(number, start)).result();
    return new Started(number, outcome == Outcome.DONE);
  }

  /** The accounts of a run, in the order of their ids: always the same. */
  List<AccountId> selected(RunStarted run) {
    return selected.get(run.run(), _ -> selected(run.company(), run.selection(), when(run)));
  }

  /** The day and the moment of knowledge of a run's letters; the read model has it. */
  Question when(RunStarted run) {
    return questions.ask(
        run.company(),
        new TimeParameters(run.cutOff().toString(), Long.toString(run.position()), null));
  }

  private List<AccountId> selected(String company, Selection selection, Question when) {
    return selection
        .select(books.balances(company, when), ofClass(selection.customerClass(), when))
        .stream()
        .map(Balance::account)
        .toList();
  }

  private Predicate<AccountId> ofClass(@Nullable String customerClass, Question when) {
    Map<CustomerId, Boolean> known = new HashMap<>();
    return account ->
        known.computeIfAbsent(
            account.customerId(),
            id -> customers.find(id, when.position()).isOfClass(customerClass));
  }

  void release(RunNumber number, RunWay way) {
    certificates.requireValid(number.company());
    answered(commands.<Outcome>send(new ReleaseRun(number, way)).result());
  }

  void stop(RunNumber number, @Nullable String reason) {
    answered(commands.<Outcome>send(new StopRun(number, reason, clock.instant())).result());
  }

  void resume(RunNumber number) {
    answered(commands.<Outcome>send(new ResumeRun(number)).result());
  }

  private static void answered(Outcome outcome) {
    switch (outcome) {
      case DONE, UNCHANGED -> {}
      case NOT_WRITTEN ->
          throw new ProblemException(
              Problem.of(
                  "run-not-written",
                  "Its letters are not all written",
                  409,
                  "Wait until its state is written: then look at them, and release it."));
      case ENDED ->
          throw new ProblemException(
              Problem.of("run-ended", "The run has ended", 409, "All its letters are sent."));
      case ANOTHER_WAY ->
          throw new ProblemException(
              Problem.of(
                  "run-released",
                  "It is released already",
                  409,
                  "Its letters leave another way. Send single ones (POST"
                      + " /confirmations/{number}/send)."));
    }
  }

  /**
   * @throws ProblemException if there is no such run
   */
  RunState existing(RunNumber number) {
    RunState state = find(number);
    if (!state.exists()) {
      throw new ProblemException(Problem.notFound("run", number.value()));
    }
    return state;
  }

  RunState find(RunNumber number) {
    return RunState.of(
        log.ofAggregate(number.value(), 0).stream()
            .map(event -> (RunEvent) event.payload())
            .toList());
  }
}
