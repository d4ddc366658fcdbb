package huikuan.ledger.reports;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a figure adds up.
 *
 * @param condition on a posting {@code p}, beside those of the scope
 * @param amount what a posting {@code p} adds to the figure
 */
record CountedDocuments(String condition, String amount) {

  private static final List<Column> COLUMNS =
      List.of(
          Column.date("effective"),
          Column.number("position"),
          Column.moment("recordedAt"),
          Column.text("account"),
          Column.text("customer"),
          Column.text("currency"),
          Column.text("kind"),
          Column.text("number"),
          Column.text("entry"),
          Column.text("itemKind"),
          Column.text("item"),
          Column.text("reference"),
          Column.amount("amount"));

  /**
   * A document and what it adds to the figure.
   *
   * @param entry document, reversal or revival
   * @param item that it made, undid or revived
   */
  record Row(
      LocalDate effective,
      long position,
      Instant recordedAt,
      String account,
      String customer,
      String currency,
      String kind,
      String number,
      String entry,
      String itemKind,
      String item,
      @Nullable String reference,
      String amount) {

    static Row read(Cells cells) throws SQLException {
      return new Row(
          cells.date("effective"),
          cells.number("position"),
          cells.moment("recordedAt"),
          cells.text("account"),
          cells.text("customer"),
          cells.text("currency"),
          cells.text("kind"),
          cells.text("number"),
          cells.text("entry"),
          cells.text("itemKind"),
          cells.text("item"),
          cells.optionalText("reference"),
          cells.amount("amount"));
    }
  }

  /** The figure in a currency: that of all documents, also of other pages. */
  record Sum(String currency, String amount) {

    static Sum read(Cells cells) throws SQLException {
      return new Sum(cells.text("currency"), cells.amount("amount"));
    }
  }

  /** In order of their days. */
  Table table(Scope scope) {
    List<Column> key = List.of(COLUMNS.get(0), COLUMNS.get(1), Column.number("place"));
    return new Table(COLUMNS, key, postings(scope), scope.parameters());
  }

  Table sums(Scope scope) {
    List<Column> columns = List.of(Column.text("currency"), Column.amount("amount"));
    String sql =
        "SELECT currency, sum(amount) AS amount FROM (%s) GROUP BY currency"
            .formatted(postings(scope));
    return new Table(columns, columns.subList(0, 1), sql, scope.parameters());
  }

  private String postings(Scope scope) {
    return """
    SELECT p.effective, p.position, p.place, p.recorded AS "recordedAt", a.account, a.customer,
        a.currency, CAST(p.kind AS VARCHAR) AS kind, p.number,
        lower(CAST(p.entry AS VARCHAR)) AS entry, CAST(p.item_kind AS VARCHAR) AS "itemKind",
        p.item, p.reference, %s AS amount
    FROM posting p JOIN account a ON a.id = p.account
    WHERE %s%s
    """
        .formatted(amount, scope.where(), condition);
  }
}
