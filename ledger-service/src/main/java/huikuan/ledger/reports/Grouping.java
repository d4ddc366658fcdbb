package huikuan.ledger.reports;

import huikuan.ledger.query.Choices;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns that group figures, beside their currency. */
enum Grouping {
  NONE("none", List.of()),
  ACCOUNT(
      "account", List.of(Column.text("account"), Column.text("company"), Column.text("customer"))),
  CUSTOMER("customer", List.of(Column.text("company"), Column.text("customer"))),
  SALES_OWNER("salesOwner", List.of(Column.text("salesOwner")));

  private final String text;
  private final List<Column> columns;

  Grouping(String text, List<Column> columns) {
    this.text = text;
    this.columns = columns;
  }

  /**
   * @param text null = none
   * @throws huikuan.platform.web.ProblemException if it is none of the words
   */
  static Grouping parse(@Nullable String text) {
    String word = text == null ? NONE.text : text;
    Choices.choice("groupBy", word, Arrays.stream(values()).map(Grouping::toString).toList());
    return Arrays.stream(values()).filter(each -> each.text.equals(word)).findFirst().orElseThrow();
  }

  List<Column> columns() {
    return columns;
  }

  /** The first that tells groups apart; the others follow from it. */
  List<Column> key() {
    return this == CUSTOMER || columns.isEmpty() ? columns : columns.subList(0, 1);
  }

  boolean byAccount() {
    return this == ACCOUNT || this == CUSTOMER;
  }

  /** The columns that group postings while they are added up: accounts by their numbers. */
  String apart() {
    return switch (this) {
      case NONE -> "currency";
      case SALES_OWNER -> "currency, \"salesOwner\"";
      case ACCOUNT, CUSTOMER -> "id";
    };
  }

  /**
   * SQL that adds postings up: with the columns of {@link #apart}, what more is told apart, and the
   * sum, {@code amount}.
   *
   * @param more expressions on a posting {@code p}, with their names
   * @param join what else the expressions need
   * @param condition on a posting {@code p}
   */
  String sums(String more, String join, String condition) {
    String apart =
        switch (this) {
          case NONE -> "a.currency";
          case SALES_OWNER -> "a.currency, p.sales_owner AS \"salesOwner\"";
          case ACCOUNT, CUSTOMER -> "p.account AS id";
        };
    String currencies =
        byAccount() ? "" : "JOIN (SELECT id, currency FROM account) a ON a.id = p.account";
    return "SELECT %s, %s, sum(p.amount) AS amount FROM posting p %s %s WHERE %s GROUP BY ALL"
        .formatted(apart, more, currencies, join, condition);
  }

  /** The same without anything else. */
  String sums(String more, String condition) {
    return sums(more, "", condition);
  }

  /** Puts names in the place of accounts' numbers. */
  String named(String sql) {
    return byAccount()
        ? """
        SELECT a.account, a.company, a.customer, a.currency, s.* EXCLUDE (id)
        FROM (%s) s JOIN account a ON a.id = s.id
        """
            .formatted(sql)
        : sql;
  }

  @Override
  public String toString() {
    return text;
  }
}
