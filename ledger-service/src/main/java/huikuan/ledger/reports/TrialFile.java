package huikuan.ledger.reports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trial as rows of a file: its figures, then its documents, then its checks. */
final class TrialFile {

  private static final List<Column> KEY = List.of(Column.number("line"));

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("part"),
          Column.text("currency"),
          Column.text("name"),
          Column.amount("amount"),
          Column.amount("posted"),
          Column.amount("reversed"),
          Column.amount("revived"),
          Column.amount("left"),
          Column.amount("right"),
          Column.number("wrong"),
          Column.text("agree"));

  /** A parameter is no null, so an empty text is made one here. A list has one row at least. */
  private static final String LINES =
      """
      SELECT line, part, currency, name, nullif(amount, '')::HUGEINT AS amount,
          nullif(posted, '')::HUGEINT AS posted, nullif(reversed, '')::HUGEINT AS reversed,
          nullif(revived, '')::HUGEINT AS revived, nullif("left", '')::HUGEINT AS "left",
          nullif("right", '')::HUGEINT AS "right", nullif(wrong, '')::BIGINT AS wrong,
          nullif(agree, '') AS agree
      FROM (VALUES (0, '', '', '', '', '', '', '', '', '', '', '')%s)
          t(line, part, currency, name, amount, posted, reversed, revived, "left", "right", wrong,
              agree)
      WHERE line > 0
      """;

  private static final String LINE = ", (?::INTEGER, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final List<Object> values = new ArrayList<>();
  private int lines;

  private TrialFile() {}

  static Table table(Collection<Trial> trials) {
    TrialFile file = new TrialFile();
    trials.forEach(each -> file.figures(each.figures()));
    trials.forEach(each -> each.documents().forEach(file::documents));
    trials.forEach(each -> each.checks().forEach(file::check));
    String sql = LINES.formatted(String.join("", Collections.nCopies(file.lines, LINE)));
    return new Table(COLUMNS, KEY, sql, file.values);
  }

  private void figures(TrialAnswer.CurrencyFigure it) {
    line("figures", it.currency(), "balance", it.balance(), "", "", "", "", "", "", "");
    line("figures", it.currency(), "open", it.open(), "", "", "", "", "", "", "");
    line("figures", it.currency(), "unapplied", it.unapplied(), "", "", "", "", "", "", "");
  }

  private void documents(TrialAnswer.Documents it) {
    line(
        "documents",
        it.currency(),
        it.kind(),
        it.effect(),
        it.posted(),
        it.reversed(),
        it.revived(),
        "",
        "",
        "",
        "");
  }

  private void check(TrialAnswer.Check it) {
    String agree = Boolean.toString(it.agree());
    if (it.counts()) {
      line("checks", it.currency(), it.name(), "", "", "", "", "", "", it.left(), agree);
    } else {
      line("checks", it.currency(), it.name(), "", "", "", "", it.left(), it.right(), "", agree);
    }
  }

  private void line(
      String part,
      String currency,
      String name,
      String amount,
      String posted,
      String reversed,
      @Nullable String revived,
      String left,
      String right,
      String wrong,
      String agree) {
    int places = Currency.getInstance(currency).getDefaultFractionDigits();
    values.addAll(List.of(++lines, part, currency, name));
    for (String each : List.of(amount, posted, reversed, revived == null ? "" : revived)) {
      values.add(minorUnits(each, places));
    }
    values.addAll(List.of(minorUnits(left, places), minorUnits(right, places), wrong, agree));
  }

  private static String minorUnits(String amount, int places) {
    return amount.isEmpty()
        ? ""
        : new BigDecimal(amount).movePointRight(places).toBigIntegerExact().toString();
  }
}
