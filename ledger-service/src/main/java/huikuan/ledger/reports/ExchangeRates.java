package huikuan.ledger.reports;

import huikuan.ledger.balances.BalancesDatabase;
import huikuan.ledger.query.Question;
import huikuan.ledger.reports.InCurrency.Used;
import huikuan.platform.fields.Amounts;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rates that were stated, as known at a moment. */
@Component
class ExchangeRates {

  /** The description of the parameter by which sums are asked for in one currency. */
  static final String IN = "Also all of it in this currency, by the company's rates";

  /** The newest statement of each day and currency; with conditions. */
  private static final String STATED =
      """
      SELECT day, currency, rate, actor, recorded FROM rate
      WHERE company = ? AND target = ? AND position <= ?%s
      QUALIFY row_number() OVER (PARTITION BY day, currency ORDER BY position DESC, place DESC) = 1
      """;

  private static final String NEWEST =
      "SELECT * FROM (%s) QUALIFY row_number() OVER (PARTITION BY currency ORDER BY day DESC) = 1";

  /** A rate with who stated it, and when. */
  record Row(LocalDate day, String currency, String rate, String by, Instant at) {

    static Row read(ResultSet row) throws SQLException {
      return new Row(
          row.getObject("day", LocalDate.class),
          row.getString("currency"),
          row.getString("rate"),
          row.getString("actor"),
          row.getObject("recorded", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
  }

  /** Which rates of a company are asked for. */
  record Asked(String company, String to, @Nullable String currency, @Nullable LocalDate on) {}

  /** The row after which a page begins. */
  record After(LocalDate day, String currency) {}

  private final BalancesDatabase database;

  ExchangeRates(BalancesDatabase database) {
    this.database = database;
  }

  /** The newest days first; on a day, of each currency the newest up to it. */
  List<Row> list(Asked asked, Question when, @Nullable After after, int most) {
    StringBuilder conditions = new StringBuilder();
    List<Object> parameters =
        new ArrayList<>(List.of(asked.company(), asked.to(), when.position()));
    if (asked.currency() != null) {
      conditions.append(" AND currency = ?");
      parameters.add(asked.currency());
    }
    if (asked.on() != null) {
      conditions.append(" AND day <= ?");
      parameters.add(asked.on());
    }
    String stated = STATED.formatted(conditions);
    String rows = asked.on() == null ? stated : NEWEST.formatted(stated);
    String from = "";
    if (after != null) {
      from = "WHERE day < ? OR (day = ? AND currency > ?) ";
      parameters.addAll(List.of(after.day(), after.day(), after.currency()));
    }
    String sql =
        "SELECT * FROM (%s) %sORDER BY day DESC, currency LIMIT %d".formatted(rows, from, most);
    return database.list(sql, parameters, Row::read);
  }

  /**
   * A currency that sums are asked for in.
   *
   * @throws ProblemException if it is none, or the company is not named
   */
  static @Nullable String currency(@Nullable String in, @Nullable String company) {
    if (in != null && company == null) {
      throw ProblemException.field("company", "needed beside in: rates are a company's");
    }
    return RequestValues.optional("in", in, Amounts::currencyCode);
  }

  /** By the rates of the newest day up to the one that is asked about. */
  Conversion into(String to, Scope scope) {
    String company = String.valueOf(scope.company());
    Question when = scope.question();
    List<Used> newest =
        list(new Asked(company, to, null, when.asOf()), when, null, Integer.MAX_VALUE).stream()
            .map(each -> new Used(each.currency(), each.rate(), each.day()))
            .toList();
    return new Conversion(to, newest);
  }
}
