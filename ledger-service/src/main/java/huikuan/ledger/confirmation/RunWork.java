package huikuan.ledger.confirmation;

import huikuan.contracts.AccountId;
import huikuan.ledger.balances.AccountsAt;
import huikuan.ledger.balances.AccountsAt.Balance;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.confirmation.LetterWriter.Subject;
import huikuan.ledger.confirmation.RunCommand.AdvanceRun;
import huikuan.ledger.confirmation.RunCommand.AdvanceSending;
import huikuan.ledger.confirmation.RunCommand.FinishSending;
import huikuan.ledger.confirmation.RunCommand.FinishWriting;
import huikuan.ledger.confirmation.RunEvent.RunStarted;
import huikuan.ledger.query.Question;
import huikuan.ledger.rendering.LetterPaper;
import huikuan.platform.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return goOn(RunNumber.parse(run), now) ? Optional.of(now) : Optional.empty();
      }

      @Override
      public void close() {}
    };
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
    int written = 0;
    for (AccountId account : batch) {
      List<AccountsAt.Item> open = items.getOrDefault(account, List.of());
      written += letters.write(subject(run, account, when, open), number, now) ? 1 : 0;
    }
    commands.send(
        new AdvanceRun(number, batch.getLast().toString(), written, batch.size() - written));
    return true;
  }

  private List<AccountId> after(String account, RunStarted run) {
    return runs.selected(run).stream()
        .map(Balance::account)
        .filter(each -> each.toString().compareTo(account) > 0)
        .limit(AT_ONCE)
        .toList();
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

  private boolean send(RunNumber number, RunState state) {
    RunStarted run = state.started();
    List<AccountId> batch = after(state.sentThrough(), run);
    if (batch.isEmpty()) {
      commands.send(new FinishSending(number));
      return false;
    }
    int requested = 0;
    for (AccountId account : batch) {
      requested += letters.ofRun(number, run, account).filter(this::mailed).isPresent() ? 1 : 0;
    }
    commands.send(
        new AdvanceSending(
            number, batch.getLast().toString(), requested, batch.size() - requested));
    return true;
  }

  /** Whether the letter is on its way: one that waits for nobody stays as it is. */
  private boolean mailed(LetterState letter) {
    return letter.stage() == LetterStage.WRITTEN
        ? letters.mailIfPossible(letter, 0)
        : letter.mailRequest().isPresent();
  }
}
