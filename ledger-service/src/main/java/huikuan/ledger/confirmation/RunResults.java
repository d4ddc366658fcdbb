package huikuan.ledger.confirmation;

import huikuan.contracts.Money;
import huikuan.ledger.confirmation.RunEvent.Skipped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What became of a run.
 *
 * @param results by currency, how many letters they are and the sums of their balances
 * @param skipped the accounts of which no letter is written
 */
@Schema(name = "LetterRunResults")
record RunResults(List<Result> results, List<Skipped> skipped) {

  /**
   * The letters of a currency.
   *
   * @param all all of them
   * @param ended those that were withdrawn or replaced: they are in none of the others
   * @param sent those that have left
   * @param agreed those whose customers agree
   * @param notAgreed those whose customers do not
   * @param unanswered those that have left and have no answer, which statements do not ask for
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
   * @param seesAnswers whether the caller may see answers to an auditor before they are disclosed
   */
  static RunResults of(RunState run, Stream<LetterEntry> letters, boolean seesAnswers) {
    Map<String, Tallies> byCurrency = new TreeMap<>();
    letters.forEach(
        each ->
            byCurrency
                .computeIfAbsent(each.balance().currency().getCurrencyCode(), Tallies::new)
                .count(each, seesAnswers || !each.isHidden()));
    return new RunResults(
        byCurrency.values().stream().map(Tallies::result).toList(), run.without());
  }

  private enum Column {
    ALL,
    ENDED,
    SENT,
    AGREED,
    NOT_AGREED,
    UNANSWERED,
    NOT_SENT
  }

  /** Sums are exact, however many there are. */
  private static final class Tally {

    private int count;
    private BigDecimal sum = BigDecimal.ZERO;

    void add(Money amount) {
      count++;
      sum = sum.add(new BigDecimal(amount.decimal()));
    }
  }

  private static final class Tallies {

    private final String currency;
    private final int decimals;
    private final Map<Column, Tally> columns = new EnumMap<>(Column.class);
    private final Map<String, Tally> causes = new TreeMap<>();

    Tallies(String currency) {
      this.currency = currency;
      this.decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    void count(LetterEntry letter, boolean answerSeen) {
      add(Column.ALL, letter);
      if (letter.isGone()) {
        add(Column.ENDED, letter);
        return;
      }
      boolean left = letter.isSent();
      add(left ? Column.SENT : Column.NOT_SENT, letter);
      if (letter.agreed != null && answerSeen) {
        add(letter.agreed ? Column.AGREED : Column.NOT_AGREED, letter);
        letter.differences.forEach(this::cause);
      } else if (left && letter.asksForAnswer()) {
        add(Column.UNANSWERED, letter);
      }
    }

    private Tally tally(Column column) {
      return columns.computeIfAbsent(column, _ -> new Tally());
    }

    private void add(Column column, LetterEntry letter) {
      tally(column).add(letter.balance());
    }

    private void cause(LetterEntry.Differs difference) {
      causes
          .computeIfAbsent(
              difference.outcome() == null ? "open" : difference.outcome(), _ -> new Tally())
          .add(Money.parse(difference.difference()));
    }

    Result result() {
      return new Result(
          currency,
          sum(Column.ALL),
          sum(Column.ENDED),
          sum(Column.SENT),
          sum(Column.AGREED),
          sum(Column.NOT_AGREED),
          sum(Column.UNANSWERED),
          sum(Column.NOT_SENT),
          causes.entrySet().stream()
              .map(
                  each -> new Cause(each.getKey(), each.getValue().count, decimal(each.getValue())))
              .toList());
    }

    private Sum sum(Column column) {
      Tally tally = tally(column);
      return new Sum(tally.count, decimal(tally));
    }

    private String decimal(Tally tally) {
      return tally.sum.setScale(decimals).toPlainString();
    }
  }
}
