package huikuan.ledger.reports;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Income by month. A reversal counts in its own month, against the line that it undoes; a balance
 * brought forward was earned, and paid, elsewhere.
 */
record Income(Basis basis, Months months, Grouping grouping) {

  /** The figures of a month, of a group or of all, in a currency; those of its basis. */
  record Row(
      @Nullable YearMonth month,
      @Nullable String account,
      @Nullable String company,
      @Nullable String customer,
      @Nullable String salesOwner,
      String currency,
      @Nullable String invoiced,
      @Nullable String credited,
      @Nullable String writtenOff,
      @Nullable String received,
      @Nullable String refunded,
      String recovered,
      String total) {}

  FiguresByGroup figures() {
    return figures(List.of(new Column("month", Column.Type.MONTH)), grouping);
  }

  private FiguresByGroup figures(List<Column> more, Grouping grouping) {
    List<Column> amounts = new ArrayList<>();
    basis.lines().forEach(each -> amounts.add(Column.amount(each.name())));
    amounts.add(Column.amount("total"));
    return new FiguresByGroup(grouping, more, amounts);
  }

  Table table(Scope scope) {
    return table(scope, figures());
  }

  /** All months together, for each currency. */
  Table totals(Scope scope) {
    return table(scope, figures(List.of(), Grouping.NONE));
  }

  private Table table(Scope scope, FiguresByGroup figures) {
    List<String> sums = new ArrayList<>();
    StringBuilder total = new StringBuilder("0");
    for (Basis.Line each : basis.lines()) {
      sums.add(each.sum());
      total.append(each.income() ? " + " : " - ").append(each.sum());
    }
    sums.add(total.toString());
    String more = "CAST(date_trunc('month', p.effective) AS DATE) AS month, p.item_kind";
    String postings = figures.grouping().sums(more, scope.where() + condition(basis.lines()));
    return figures.table(sums, postings, scope.parameters());
  }

  /**
   * The documents behind a figure, with what each adds to it.
   *
   * @param line null = behind the total
   */
  CountedDocuments documents(@Nullable String line) {
    List<Basis.Line> lines =
        line == null
            ? basis.lines()
            : basis.lines().stream().filter(each -> each.name().equals(line)).toList();
    String amount =
        lines.stream()
            .map(each -> "WHEN '%s' THEN %s".formatted(each.kind(), each.amount(line == null)))
            .collect(Collectors.joining(" ", "CASE p.item_kind ", " END"));
    return new CountedDocuments(condition(lines), amount);
  }

  private String condition(List<Basis.Line> lines) {
    return " AND p.entry IN ('DOCUMENT', 'REVERSAL') AND NOT p.brought_forward AND p.item_kind IN"
        + " (%s) AND p.effective BETWEEN %s AND %s"
            .formatted(
                lines.stream()
                    .map(each -> "'" + each.kind() + "'")
                    .collect(Collectors.joining(", ")),
                Scope.literal(months.firstDay()),
                Scope.literal(months.lastDay()));
  }

  Row read(Cells cells) throws SQLException {
    return row(cells, cells.month("month"), grouping);
  }

  Row readTotal(Cells cells) throws SQLException {
    return row(cells, null, Grouping.NONE);
  }

  private Row row(Cells cells, @Nullable YearMonth month, Grouping grouping) throws SQLException {
    return new Row(
        month,
        grouping == Grouping.ACCOUNT ? cells.text("account") : null,
        grouping.byAccount() ? cells.text("company") : null,
        grouping.byAccount() ? cells.text("customer") : null,
        grouping == Grouping.SALES_OWNER ? cells.optionalText("salesOwner") : null,
        cells.text("currency"),
        amount(cells, "invoiced"),
        amount(cells, "credited"),
        amount(cells, "writtenOff"),
        amount(cells, "received"),
        amount(cells, "refunded"),
        cells.amount("recovered"),
        cells.amount("total"));
  }

  private @Nullable String amount(Cells cells, String line) throws SQLException {
    return basis.has(line) ? cells.amount(line) : null;
  }
}
