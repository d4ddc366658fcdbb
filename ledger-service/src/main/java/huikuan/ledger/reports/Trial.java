package huikuan.ledger.reports;

import huikuan.ledger.reports.TrialAnswer.Check;
import huikuan.ledger.reports.TrialAnswer.CurrencyFigure;
import huikuan.ledger.reports.TrialAnswer.Documents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The sums that must agree, in one currency. */
final class Trial {

  private static final BigDecimal ZERO = BigDecimal.ZERO;

  private final String currency;
  private final List<TrialSums.Postings> postings = new ArrayList<>();
  private final List<TrialSums.Items> items = new ArrayList<>();

  private Trial(String currency) {
    this.currency = currency;
  }

  /** The trials, one for each currency. */
  static Collection<Trial> of(List<TrialSums.Postings> postings, List<TrialSums.Items> items) {
    Map<String, Trial> trials = new TreeMap<>();
    for (TrialSums.Postings each : postings) {
      trials.computeIfAbsent(each.currency(), Trial::new).postings.add(each);
    }
    for (TrialSums.Items each : items) {
      trials.computeIfAbsent(each.currency(), Trial::new).items.add(each);
    }
    return trials.values();
  }

  CurrencyFigure figures() {
    return new CurrencyFigure(
        currency, text(open().subtract(unapplied())), text(open()), text(unapplied()));
  }

  List<Documents> documents() {
    return postings.stream()
        .filter(each -> !each.allocation())
        .map(TrialSums.Postings::kind)
        .distinct()
        .map(this::documents)
        .toList();
  }

  private Documents documents(String kind) {
    BigDecimal revived = sum(each -> each.of(kind, "REVIVAL"));
    return new Documents(
        currency,
        kind,
        text(sum(each -> each.of(kind, "DOCUMENT"))),
        text(sum(each -> each.of(kind, "REVERSAL"))),
        revived.signum() == 0 ? null : text(revived),
        text(sum(each -> each.kind().equals(kind) && !each.allocation())));
  }

  List<Check> checks() {
    BigDecimal balance = open().subtract(unapplied());
    return List.of(
        check("balance is the sum of documents", balance, sum(each -> !each.allocation())),
        check("open less unapplied is the sum of postings", balance, sum(each -> true)),
        check("allocations add up to zero", sum(TrialSums.Postings::allocation), ZERO),
        count(Check.CLAIMS, wrong(true)),
        count(Check.CREDITS, wrong(false)));
  }

  private Check check(String name, BigDecimal left, BigDecimal right) {
    return new Check(name, currency, text(left), text(right), left.compareTo(right) == 0);
  }

  private Check count(String name, long wrong) {
    return new Check(name, currency, Long.toString(wrong), "0", wrong == 0);
  }

  private BigDecimal sum(Predicate<TrialSums.Postings> wanted) {
    return postings.stream()
        .filter(wanted)
        .map(TrialSums.Postings::amount)
        .reduce(ZERO, BigDecimal::add);
  }

  private BigDecimal open() {
    return side(true);
  }

  private BigDecimal unapplied() {
    return side(false).negate();
  }

  private BigDecimal side(boolean claims) {
    return items.stream()
        .filter(each -> each.claims() == claims)
        .map(TrialSums.Items::amount)
        .reduce(ZERO, BigDecimal::add);
  }

  private long wrong(boolean claims) {
    return items.stream()
        .filter(each -> each.claims() == claims)
        .mapToLong(TrialSums.Items::wrong)
        .sum();
  }

  private String text(BigDecimal amount) {
    return Decimals.plain(amount, currency);
  }
}
