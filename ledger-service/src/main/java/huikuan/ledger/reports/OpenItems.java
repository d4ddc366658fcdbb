package huikuan.ledger.reports;

import huikuan.ledger.balances.DueDates;
import huikuan.ledger.query.Choices;
import huikuan.ledger.query.DayRange;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items of which something is open: what balances and ages are made of.
 *
 * @param side claims or credits; null = both
 * @param salesOwner null = of everybody
 * @param unowned whether only items without a sales owner are wanted
 * @param due days on which claims are due
 * @param posted days from which ages count: of a balance brought forward, the original ones
 */
record OpenItems(
    @Nullable String side,
    @Nullable String salesOwner,
    boolean unowned,
    DayRange due,
    DayRange posted) {

  static final List<String> SIDES = List.of("claims", "credits");

  private static final Column DAY = Column.date("day");

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("account"),
          Column.text("customer"),
          Column.text("currency"),
          Column.text("kind"),
          Column.text("number"),
          Column.date("postedOn"),
          Column.date("dueOn"),
          Column.date("originallyPostedOn"),
          Column.amount("amount"),
          Column.amount("open"),
          Column.amount("unapplied"),
          Column.text("contract"),
          Column.text("reference"),
          Column.text("salesOwner"));

  /**
   * An item; amounts are above zero.
   *
   * @param open of a claim; zero of a credit
   * @param unapplied of a credit; zero of a claim
   */
  record Row(
      String account,
      String customer,
      String currency,
      String kind,
      String number,
      LocalDate postedOn,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate originallyPostedOn,
      String amount,
      String open,
      String unapplied,
      @Nullable String contract,
      @Nullable String reference,
      @Nullable String salesOwner) {

    static Row read(Cells cells) throws SQLException {
      return new Row(
          cells.text("account"),
          cells.text("customer"),
          cells.text("currency"),
          cells.text("kind"),
          cells.text("number"),
          cells.date("postedOn"),
          cells.optionalDate("dueOn"),
          cells.optionalDate("originallyPostedOn"),
          cells.amount("amount"),
          cells.amount("open"),
          cells.amount("unapplied"),
          cells.optionalText("contract"),
          cells.optionalText("reference"),
          cells.optionalText("salesOwner"));
    }
  }

  /** All that is open in a currency, also on other pages. */
  record Sum(String currency, String balance, String open, String unapplied) {

    static Sum read(Cells cells) throws SQLException {
      return new Sum(
          cells.text("currency"),
          cells.amount("balance"),
          cells.amount("open"),
          cells.amount("unapplied"));
    }
  }

  OpenItems {
    if (side != null) {
      Choices.choice("side", side, SIDES);
    }
  }

  /** In order of the days on which they are due, or were posted. */
  Table table(Scope scope) {
    List<Column> key = List.of(DAY, Column.number("position"), Column.number("place"));
    return new Table(COLUMNS, key, items(scope), parameters(scope));
  }

  Table sums(Scope scope) {
    List<Column> columns =
        List.of(
            Column.text("currency"),
            Column.amount("balance"),
            Column.amount("open"),
            Column.amount("unapplied"));
    String sql =
        """
        SELECT currency, sum(open) - sum(unapplied) AS balance, sum(open) AS open,
            sum(unapplied) AS unapplied
        FROM (%s) GROUP BY currency
        """
            .formatted(items(scope));
    return new Table(columns, columns.subList(0, 1), sql, parameters(scope));
  }

  private String items(Scope scope) {
    return """
    SELECT s.*, a.account, a.customer, a.currency
    FROM (SELECT p.account AS id, CAST(p.item_kind AS VARCHAR) AS kind, p.item AS number,
            any_value(p.posted) FILTER (p.entry = 'DOCUMENT') AS "postedOn",
            %1$s AS "dueOn", coalesce(%1$s, max(p.ages_from)) AS day,
            any_value(p.ages_from) FILTER (p.brought_forward) AS "originallyPostedOn",
            any_value(abs(p.amount)) FILTER (p.entry = 'DOCUMENT') AS amount,
            %2$s AS open, -%3$s AS unapplied, any_value(p.contract) AS contract,
            any_value(p.reference) FILTER (p.entry = 'DOCUMENT') AS reference,
            any_value(p.sales_owner) AS "salesOwner",
            any_value(p.position) FILTER (p.entry = 'DOCUMENT') AS position,
            any_value(p.place) FILTER (p.entry = 'DOCUMENT') AS place
        FROM posting p WHERE %4$s%5$s
        GROUP BY p.account, p.item_kind, p.item HAVING sum(p.amount) <> 0) s
    JOIN account a ON a.id = s.id WHERE true%6$s
    """
        .formatted(
            DueDates.inForce("p."),
            Sums.where("p.claim", "p.amount"),
            Sums.where("NOT p.claim", "p.amount"),
            scope.where(),
            condition(),
            within("s.\"dueOn\"", due));
  }

  /** Every posting says what its item is; only the due date is the one in force. */
  private String condition() {
    StringBuilder condition = new StringBuilder();
    if (side != null) {
      condition.append(side.equals("claims") ? " AND p.claim" : " AND NOT p.claim");
    }
    if (unowned) {
      condition.append(" AND p.sales_owner IS NULL");
    }
    if (salesOwner != null) {
      condition.append(" AND p.sales_owner = ?");
    }
    return condition + within("p.ages_from", posted);
  }

  private static String within(String day, DayRange range) {
    return (range.first() == null ? "" : " AND " + day + " >= " + Scope.literal(range.first()))
        + (range.last() == null ? "" : " AND " + day + " <= " + Scope.literal(range.last()));
  }

  private List<Object> parameters(Scope scope) {
    List<Object> parameters = new ArrayList<>(scope.parameters());
    if (salesOwner != null) {
      parameters.add(salesOwner);
    }
    return parameters;
  }
}
