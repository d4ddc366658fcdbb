package huikuan.ledger.reconciling;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.ledger.balances.BalancesDatabase;
import huikuan.ledger.query.MinorUnits;
import huikuan.ledger.query.Question;
import huikuan.ledger.reconciling.ControlAccounts.Stated;
import huikuan.platform.web.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The documents that can explain why the general ledger's balance is not ours. */
@Component
class Differences {

  /** Before every business day. */
  private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

  /**
   * Each document with what it did to the balance: those after the last day that agreed, and those
   * recorded after the statement. One posted the wrong way round makes a difference of twice its
   * amount.
   */
  private static final String DOCUMENTS =
      """
      WITH document AS (
          SELECT p.position, p.account AS id, p.kind, p.number, p.effective,
              min(p.place) AS place, any_value(p.recorded) AS recorded, sum(p.amount) AS amount,
              p.position > ? AS late, p.effective > ? AS changed
          FROM posting p
          WHERE p.account IN (SELECT id FROM account WHERE company = ? AND currency = ?)
              AND p.position <= ? AND p.effective <= ? AND p.entry <> 'ALLOCATION'
              AND (p.position > ? OR p.effective > ?)
          GROUP BY ALL HAVING sum(p.amount) <> 0),
      total AS (
          SELECT sum(amount) FILTER (changed) AS all_changed, sum(amount) FILTER (late) AS all_late
          FROM document),
      ranked AS (
          SELECT document.*, CASE WHEN abs(amount) = abs(?::HUGEINT) OR amount * 2 = -(?::HUGEINT)
              THEN 0 ELSE 1 END AS rank
          FROM document),
      page AS (
          SELECT ranked.*, a.account FROM ranked JOIN account a ON a.id = ranked.id
          WHERE (rank, effective - DATE '1970-01-01', position, place) > (?, ?, ?, ?)
          ORDER BY rank, effective, position, place LIMIT ?)
      SELECT * FROM total LEFT JOIN page ON true ORDER BY rank, effective, position, place
      """;

  /**
   * A document and what it did to the balance.
   *
   * @param late true = it was recorded after the general ledger's balance was stated
   * @param matches true = its amount is the difference, or half of it the other way round
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ExplainingDocument")
  record Document(
      long position,
      Instant recordedAt,
      LocalDate effective,
      String account,
      String kind,
      String number,
      String amount,
      @Nullable Boolean late,
      @Nullable Boolean matches) {}

  /**
   * Sums over all documents, also those of other pages.
   *
   * @param changed our balance changed by so much since the last day that agreed
   * @param late of this, and of days before, so much was recorded after the statement
   */
  @Schema(name = "ExplainingSums")
  record Sums(String changed, String late) {}

  /** A page of documents. */
  record Explained(List<Document> documents, Sums sums, @Nullable String next) {}

  private record Row(
      BigInteger changed, BigInteger late, List<Object> key, @Nullable Document document) {}

  private final BalancesDatabase database;

  Differences(BalancesDatabase database) {
    this.database = database;
  }

  /**
   * @param since the last day before that agreed; null = none did
   */
  Explained explain(
      String company, Stated stated, @Nullable LocalDate since, Question when, Page page) {
    LocalDate after = since == null ? BEGINNING : since;
    BigInteger difference = stated.difference();
    List<Object> parameters = new ArrayList<>();
    parameters.addAll(List.of(stated.position(), after));
    parameters.addAll(List.of(company, stated.currency().getCurrencyCode()));
    parameters.addAll(List.of(when.position(), stated.day(), stated.position(), after));
    // Nothing matches a difference of nothing: every amount is another.
    parameters.addAll(List.of(difference.toString(), difference.toString()));
    for (int part = 0; part < 4; part++) {
      parameters.add(page.number(part, Long.MIN_VALUE));
    }
    parameters.add(page.read());
    List<Row> read = database.list(DOCUMENTS, parameters, row -> read(row, stated.currency()));
    Row sums = read.getFirst();
    return new Explained(
        page.told(read).stream().map(Row::document).filter(it -> it != null).toList(),
        new Sums(
            MinorUnits.decimal(sums.changed(), stated.currency()),
            MinorUnits.decimal(sums.late(), stated.currency())),
        page.next(read, when.pinned(), Row::key));
  }

  private static Row read(ResultSet row, Currency currency) throws SQLException {
    BigInteger changed = MinorUnits.sum(row, "all_changed");
    BigInteger late = MinorUnits.sum(row, "all_late");
    LocalDate effective = row.getObject("effective", LocalDate.class);
    if (effective == null) {
      return new Row(changed, late, List.of(), null);
    }
    Document document =
        new Document(
            row.getLong("position"),
            row.getObject("recorded", LocalDateTime.class).toInstant(ZoneOffset.UTC),
            effective,
            row.getString("account"),
            row.getString("kind"),
            row.getString("number"),
            MinorUnits.decimal(MinorUnits.sum(row, "amount"), currency),
            row.getBoolean("late") ? true : null,
            row.getInt("rank") == 0 ? true : null);
    List<Object> key =
        List.of(
            row.getInt("rank"), effective.toEpochDay(), document.position(), row.getLong("place"));
    return new Row(changed, late, key, document);
  }
}
