package huikuan.ledger.confirmation;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.ledger.balances.AccountsAt;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.confirmation.LetterWriter.Subject;
import huikuan.ledger.confirmation.RunCommand.AdvanceRun;
import huikuan.ledger.confirmation.RunCommand.AdvanceSending;
import huikuan.ledger.confirmation.RunCommand.FinishSending;
import huikuan.ledger.confirmation.RunCommand.FinishWriting;
import huikuan.ledger.confirmation.RunEvent.RunReleased;
import huikuan.ledger.confirmation.RunEvent.RunStarted;
import huikuan.ledger.confirmation.RunEvent.Skipped;
import huikuan.ledger.confirmation.RunEvent.Skipped.Why;
import huikuan.ledger.query.Question;
import huikuan.ledger.rendering.LetterPaper;
import huikuan.platform.actor.Actor;
import huikuan.platform.tracing.Trace;
import huikuan.platform.web.ProblemException;
import huikuan.platform.work.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Does the work of runs, a batch of accounts at a time. What was done before the process ended is
 * done again without effect: each letter has one number.
 */
@Component
class RunWork implements Work {

  /** Letters of a batch; a batch is done within the lease of its job. */
  private static final int AT_ONCE = 50;

  /** Most of the work for a letter is its document, which takes a core. */
  private static final int SIDE_BY_SIDE = 4;

  /** From this HTTP status on a problem may pass. */
  private static final int PASSING = 500;

  private final Runs runs;
  private final Letters letters;
  private final AccountsAt books;
  private final Commands commands;

  RunWork(Runs runs, Letters letters, AccountsAt books, Commands commands) {
    this.runs = runs;
    this.letters = letters;
    this.books = books;
    this.commands = commands;
  }

  @Override
  public Together begin(List<String> jobs) {
    return new Together() {
      @Override
      public Optional<Instant> perform(String run, Instant now) {
        return goOnOrStop(RunNumber.parse(run), now) ? Optional.of(now) : Optional.empty();
      }

      @Override
      public void close() {}
    };
  }

  /** A run that meets a problem which does not pass by itself stops, and says why. */
  private boolean goOnOrStop(RunNumber number, Instant now) {
    try {
      return goOn(number, now);
    } catch (ProblemException e) {
      if (e.problem().status() >= PASSING) {
        throw e;
      }
      runs.stop(number, e.getMessage());
      return false;
    }
  }

  /** Does a batch, and answers whether there is more to do. */
  private boolean goOn(RunNumber number, Instant now) {
    RunState state = runs.find(number);
    return switch (state.stage()) {
      case WRITING -> write(number, state, now);
      case SENDING -> send(number, state);
      case WRITTEN, SENT, STOPPED -> false;
    };
  }

  private boolean write(RunNumber number, RunState state, Instant now) {
    RunStarted run = state.started();
    List<AccountId> batch = after(state.writtenThrough(), run);
    if (batch.isEmpty()) {
      commands.send(new FinishWriting(number));
      return false;
    }
    Question when = runs.when(run);
    Map<AccountId, List<AccountsAt.Item>> items = books.openItems(batch, when);
    List<Optional<Why>> done =
        forEach(
            batch,
            account -> {
              List<AccountsAt.Item> open = items.getOrDefault(account, List.of());
              return letters.write(subject(run, account, when, open), number, now);
            });
    List<Skipped> without = new ArrayList<>();
    for (int at = 0; at < batch.size(); at++) {
      String account = batch.get(at).toString();
      done.get(at).ifPresent(why -> without.add(new Skipped(account, why)));
    }
    commands.send(
        new AdvanceRun(number, batch.getLast().toString(), batch.size() - without.size(), without));
    return true;
  }

  private List<AccountId> after(String account, RunStarted run) {
    List<AccountId> all = runs.selected(run);
    int next = account.isEmpty() ? 0 : afterLast(all, AccountId.parse(account));
    return all.subList(next, Math.min(all.size(), next + AT_ONCE));
  }

  private static int afterLast(List<AccountId> all, AccountId account) {
    int place = Collections.binarySearch(all, account, Comparator.comparing(AccountId::toString));
    return place < 0 ? -place - 1 : place + 1;
  }

  private Subject subject(
      RunStarted run, AccountId account, Question when, List<AccountsAt.Item> items) {
    return letters.subject(
        account, run.kind(), run.from(), when, items, replyTo(run), run.language());
  }

  private static LetterPaper.@Nullable ReplyTo replyTo(RunStarted run) {
    return run.replyTo() == null
        ? null
        : new LetterPaper.ReplyTo(run.replyTo().name(), run.replyAddress(), run.replyTo().email());
  }

  /** Does something for each account, for some side by side; answers in their order. */
  private static <R> List<R> forEach(List<AccountId> batch, Function<AccountId, R> work) {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(SIDE_BY_SIDE, Thread.ofVirtual().factory())) {
      List<Future<R>> all =
          batch.stream()
              .map(
                  account ->
                      threads.submit(
                          Trace.carry(
                              () ->
                                  Actor.acting(LetterProjection.GROUP, () -> work.apply(account)))))
              .toList();
      List<R> done = new ArrayList<>();
      for (Future<R> each : all) {
        done.add(each.get());
      }
      return done;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProblemException problem) {
        throw problem;
      }
      throw new IllegalStateException("The batch is tried again", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private boolean send(RunNumber number, RunState state) {
    RunStarted run = state.started();
    RunReleased released = requireNonNull(state.released());
    List<AccountId> batch = after(state.sentThrough(), run);
    if (batch.isEmpty()) {
      commands.send(new FinishSending(number));
      return false;
    }
    List<Sent> sent =
        forEach(
            batch,
            account ->
                letters
                    .ofRun(number, run, account)
                    .map(letter -> send(letter, released))
                    .orElse(Sent.NO_LETTER));
    commands.send(
        new AdvanceSending(
            number,
            batch.getLast().toString(),
            Collections.frequency(sent, Sent.BY_MAIL),
            Collections.frequency(sent, Sent.ON_PAPER),
            Collections.frequency(sent, Sent.NOT)));
    return true;
  }

  private enum Sent {
    BY_MAIL,
    ON_PAPER,
    /** There is nobody to send it to, or somebody has seen to it. */
    NOT,
    NO_LETTER
  }

  private Sent send(LetterState letter, RunReleased released) {
    if (letter.stage() != LetterStage.WRITTEN) {
      return wayOf(letter);
    }
    if (released.way() != RunWay.PAPER && letters.mailIfPossible(letter, 0)) {
      return Sent.BY_MAIL;
    }
    if (released.way() == RunWay.MAIL) {
      return Sent.NOT;
    }
    letters.print(letter, released.by());
    return Sent.ON_PAPER;
  }

  private static Sent wayOf(LetterState letter) {
    if (letter.mailRequest().isPresent()) {
      return Sent.BY_MAIL;
    }
    return letter.prints() > 0 ? Sent.ON_PAPER : Sent.NOT;
  }
}
