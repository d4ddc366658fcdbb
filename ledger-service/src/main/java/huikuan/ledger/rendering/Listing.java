package huikuan.ledger.rendering;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.rendering.LetterPaper.Item;
import huikuan.ledger.rendering.LetterPaper.Movement;
import huikuan.platform.template.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list whose sums are carried from page to page.
 *
 * @param rows the cells of each row, in the order of the columns
 * @param sums the sums after as many rows as their place says, from none to all, in the order of
 *     the columns that have sums
 * @param total what the last sums are called
 * @param none said if there are no rows; a statement has always that of the opening balance
 */
record Listing(
    List<Column> columns,
    List<List<String>> rows,
    List<List<String>> sums,
    String total,
    String none,
    String carried,
    String brought) {

  /** How a column is written. */
  enum Form {
    WORDS,
    DAY,
    /** To the right, in one line. */
    FIGURE,
    /** A figure whose sum is carried. */
    SUM
  }

  /**
   * @param share of the room that is left over; 0 = it is as wide as its content, and no word of it
   *     is broken
   */
  record Column(String heading, Form form, int share) {}

  /** The open items; those of a demand that are due are marked. */
  static Listing ofItems(LetterPaper paper) {
    Language language = paper.language();
    boolean demand = paper.kind() == LetterKind.DEMAND;
    boolean due = demand || paper.items().stream().anyMatch(item -> item.dueOn() != null);
    boolean referred =
        paper.items().stream()
            .anyMatch(item -> item.contract() != null || item.reference() != null);
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(PaperWords.NUMBER.in(language), Form.FIGURE, 0));
    columns.add(new Column(PaperWords.KIND.in(language), Form.WORDS, 0));
    columns.add(new Column(PaperWords.DOCUMENT.in(language), Form.WORDS, 6));
    columns.add(new Column(PaperWords.DATE.in(language), Form.DAY, 0));
    if (due) {
      columns.add(new Column(PaperWords.DUE.in(language), Form.DAY, 0));
    }
    if (referred) {
      columns.add(new Column(PaperWords.REFERENCE.in(language), Form.WORDS, 6));
    }
    columns.add(new Column(PaperWords.AMOUNT.in(language), Form.FIGURE, 0));
    columns.add(new Column(PaperWords.OPEN.in(language), Form.SUM, 0));
    List<List<String>> rows = new ArrayList<>();
    List<List<String>> sums = new ArrayList<>();
    Money sum = Money.zero(paper.currency());
    sums.add(List.of(PaperWords.figure(sum)));
    for (Item item : paper.items()) {
      String mark = demand && paper.isDue(item) ? PaperWords.IS_DUE.in(language) : "";
      rows.add(row(item, rows.size() + 1, due, mark, referred, language));
      sum = sum.plus(item.open());
      sums.add(List.of(PaperWords.figure(sum)));
    }
    return listing(
        columns, rows, sums, PaperWords.TOTAL, PaperWords.NOTHING_OPEN.in(language), language);
  }

  private static List<String> row(
      Item item, int number, boolean due, String mark, boolean referred, Language language) {
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(number));
    cells.add(PaperWords.kind(item.kind(), language));
    cells.add(PaperWords.line(item.number()));
    cells.add(item.postedOn().toString());
    if (due) {
      cells.add((Objects.toString(item.dueOn(), "") + " " + mark).strip());
    }
    if (referred) {
      cells.add(
          Stream.of(item.contract(), item.reference())
              .filter(Objects::nonNull)
              .map(PaperWords::line)
              .collect(Collectors.joining(" / ")));
    }
    cells.add(PaperWords.figure(item.amount()));
    cells.add(PaperWords.figure(item.open()));
    return cells;
  }

  /** The movements of a statement, each with the balance after it. */
  static Listing ofMovements(LetterPaper paper) {
    Language language = paper.language();
    boolean referred = paper.movements().stream().anyMatch(each -> each.reference() != null);
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(PaperWords.DATE.in(language), Form.DAY, 0));
    columns.add(new Column(PaperWords.KIND.in(language), Form.WORDS, 0));
    columns.add(new Column(PaperWords.DOCUMENT.in(language), Form.WORDS, 5));
    if (referred) {
      columns.add(new Column(PaperWords.REFERENCE.in(language), Form.WORDS, 5));
    }
    columns.add(new Column(PaperWords.DEBIT.in(language), Form.SUM, 0));
    columns.add(new Column(PaperWords.CREDIT.in(language), Form.SUM, 0));
    columns.add(new Column(PaperWords.BALANCE.in(language), Form.SUM, 0));
    List<List<String>> rows = new ArrayList<>();
    List<List<String>> sums = new ArrayList<>();
    Money zero = Money.zero(paper.currency());
    Money debit = zero;
    Money credit = zero;
    Money balance = paper.opening();
    rows.add(opening(paper, referred, balance));
    sums.add(figures(debit, credit, balance));
    sums.add(figures(debit, credit, balance));
    for (Movement each : paper.movements()) {
      boolean more = each.amount().signum() >= 0;
      debit = more ? debit.plus(each.amount()) : debit;
      credit = more ? credit : credit.minus(each.amount());
      balance = balance.plus(each.amount());
      List<String> row = new ArrayList<>();
      row.add(each.postedOn().toString());
      row.add(PaperWords.kind(each.kind(), language));
      row.add(PaperWords.line(each.number()));
      if (referred) {
        row.add(each.reference() == null ? "" : PaperWords.line(each.reference()));
      }
      row.add(more ? PaperWords.figure(each.amount()) : "");
      row.add(more ? "" : PaperWords.figure(each.amount().negated()));
      row.add(PaperWords.figure(balance));
      rows.add(row);
      sums.add(figures(debit, credit, balance));
    }
    return listing(columns, rows, sums, PaperWords.PERIOD_TOTAL, "", language);
  }

  private static List<String> opening(LetterPaper paper, boolean referred, Money balance) {
    List<String> row = new ArrayList<>();
    row.add(Objects.toString(paper.from(), ""));
    row.add(PaperWords.OPENING.in(paper.language()));
    row.add("");
    if (referred) {
      row.add("");
    }
    row.addAll(List.of("", "", PaperWords.figure(balance)));
    return row;
  }

  private static List<String> figures(Money... amounts) {
    return Stream.of(amounts).map(PaperWords::figure).toList();
  }

  private static Listing listing(
      List<Column> columns,
      List<List<String>> rows,
      List<List<String>> sums,
      PaperWords total,
      String none,
      Language language) {
    return new Listing(
        columns,
        rows,
        sums,
        total.in(language),
        none,
        PaperWords.CARRIED.in(language),
        PaperWords.BROUGHT.in(language));
  }

  /** A row of sums: its name, and the sums after so many rows in their columns. */
  List<String> sumRow(String name, int rowsBefore) {
    List<String> cells = new ArrayList<>();
    int sum = 0;
    for (Column column : columns) {
      cells.add(column.form() == Form.SUM ? sums.get(rowsBefore).get(sum++) : "");
    }
    cells.set(0, name);
    return cells;
  }

  List<String> totalRow() {
    return sumRow(total, rows.size());
  }
}
