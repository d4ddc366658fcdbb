package huikuan.ledger.confirmation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.confirmation.RunEvent.RunReleased;
import huikuan.ledger.confirmation.RunEvent.RunStarted;
import huikuan.ledger.confirmation.RunEvent.RunStopped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A run of letters, how far it has come, and what customers answered.
 *
 * @param state writing, written, sending, sent or stopped
 * @param way how its letters leave; absent until it is released
 * @param accounts how many accounts it selects
 * @param written how many letters are written
 * @param skipped how many accounts had a letter about that day already
 * @param requested how many were handed to the mail
 * @param printed how many are to be printed
 * @param notSent how many have nobody to be mailed to
 * @param results by currency, and in each by the state of letters
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LetterRun")
record RunView(
    @Schema(type = "string", example = "CN01.20260331.run-7K3Q9F2MXB") RunNumber number,
    RunState.Stage state,
    String company,
    LetterKind kind,
    @Nullable LocalDate from,
    LocalDate cutOff,
    Instant knownAt,
    long position,
    Selected select,
    LetterView.@Nullable ReplyTo replyTo,
    @Nullable String language,
    @Nullable RunWay way,
    int accounts,
    int written,
    int skipped,
    int requested,
    int printed,
    int notSent,
    @Nullable String stopReason,
    @Nullable List<Result> results) {

  /** What it selects, as it was asked for. */
  record Selected(
      @Nullable String currency,
      @Nullable String above,
      @Schema(name = "class") @JsonProperty("class") @Nullable String customerClass,
      boolean zero,
      boolean credit,
      @Nullable Integer sample,
      @Nullable Long seed) {

    static Selected of(Selection selection) {
      Money above = selection.above();
      return new Selected(
          selection.currency(),
          above == null ? null : above.decimal(),
          selection.customerClass(),
          selection.zero(),
          selection.credit(),
          selection.sample(),
          selection.seed());
    }
  }

  /**
   * The letters of a currency.
   *
   * @param all all of them
   * @param ended those that were withdrawn or replaced: they are in none of the others
   * @param sent those that have left
   * @param agreed those whose customers agree
   * @param notAgreed those whose customers do not
   * @param unanswered those that have left and have no answer
   * @param notSent those that have not left, or came back
   * @param causes the differences by their outcome; open = not clarified
   */
  record Result(
      String currency,
      Sum all,
      Sum ended,
      Sum sent,
      Sum agreed,
      Sum notAgreed,
      Sum unanswered,
      Sum notSent,
      List<Cause> causes) {}

  /**
   * @param balance the sum of their balances
   */
  record Sum(int letters, String balance) {}

  /**
   * @param difference the sum of what customers have, less what we have
   */
  record Cause(String outcome, int lines, String difference) {}

  /**
   * @param letters null = not told, as in lists
   * @param seesAnswers whether the caller may see answers to an auditor before they are disclosed
   */
  static RunView of(RunState state, @Nullable List<LetterEntry> letters, boolean seesAnswers) {
    RunStarted run = state.started();
    RunStopped stopped = state.stopped();
    RunReleased released = state.released();
    return new RunView(
        RunNumber.parse(run.run()),
        state.stage(),
        run.company(),
        run.kind(),
        run.from(),
        run.cutOff(),
        run.knownAt(),
        run.position(),
        Selected.of(run.selection()),
        run.replyTo() == null
            ? null
            : new LetterView.ReplyTo(run.replyTo().name(), run.replyTo().email()),
        run.language(),
        released == null ? null : released.way(),
        run.accounts(),
        state.written(),
        state.skipped(),
        state.requested(),
        state.printed(),
        state.notSent(),
        stopped == null ? null : stopped.reason(),
        letters == null ? null : results(letters, seesAnswers));
  }

  private static List<Result> results(List<LetterEntry> letters, boolean seesAnswers) {
    Map<String, List<LetterEntry>> byCurrency = new TreeMap<>();
    for (LetterEntry each : letters) {
      byCurrency
          .computeIfAbsent(each.balance().currency().getCurrencyCode(), _ -> new ArrayList<>())
          .add(each);
    }
    return byCurrency.entrySet().stream()
        .map(each -> result(each.getKey(), each.getValue(), seesAnswers))
        .toList();
  }

  private static Result result(String code, List<LetterEntry> letters, boolean seesAnswers) {
    Predicate<LetterEntry> answered =
        each -> each.agreed != null && (seesAnswers || !each.isHidden());
    Predicate<LetterEntry> gone = LetterEntry::isGone;
    List<LetterEntry> current = letters.stream().filter(gone.negate()).toList();
    Predicate<LetterEntry> left = each -> each.sentOn != null && !each.bounced;
    return new Result(
        code,
        sum(code, letters, _ -> true),
        sum(code, letters, gone),
        sum(code, current, left),
        sum(code, current, answered.and(each -> Boolean.TRUE.equals(each.agreed))),
        sum(code, current, answered.and(each -> Boolean.FALSE.equals(each.agreed))),
        sum(code, current, left.and(answered.negate())),
        sum(code, current, left.negate()),
        causes(code, current.stream().filter(answered).toList()));
  }

  private static Sum sum(String code, List<LetterEntry> letters, Predicate<LetterEntry> of) {
    List<LetterEntry> found = letters.stream().filter(of).toList();
    return new Sum(found.size(), decimal(code, found.stream().map(LetterEntry::balance).toList()));
  }

  private static List<Cause> causes(String code, List<LetterEntry> answered) {
    Map<String, List<Money>> byOutcome = new TreeMap<>();
    for (LetterEntry letter : answered) {
      for (LetterEntry.Differs each : letter.differences) {
        byOutcome
            .computeIfAbsent(
                each.outcome() == null ? "open" : each.outcome(), _ -> new ArrayList<>())
            .add(Money.parse(each.difference()));
      }
    }
    return byOutcome.entrySet().stream()
        .map(
            each ->
                new Cause(each.getKey(), each.getValue().size(), decimal(code, each.getValue())))
        .toList();
  }

  /** Exact, however many there are. */
  private static String decimal(String code, List<Money> amounts) {
    int decimals = Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
    return amounts.stream()
        .map(each -> new BigDecimal(each.decimal()))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(decimals)
        .toPlainString();
  }
}
