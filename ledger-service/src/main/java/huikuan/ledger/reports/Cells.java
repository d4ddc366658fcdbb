package huikuan.ledger.reports;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** The cells of a result's current row, by the names of their columns. */
record Cells(ResultSet row) {

  /** Makes an answer's row of a result's row. */
  interface Reader<T> {
    T read(Cells cells) throws SQLException;
  }

  @Nullable String optionalText(String column) throws SQLException {
    return row.getString(column);
  }

  String text(String column) throws SQLException {
    return row.getString(column);
  }

  long number(String column) throws SQLException {
    return row.getLong(column);
  }

  LocalDate date(String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  @Nullable LocalDate optionalDate(String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  YearMonth month(String column) throws SQLException {
    return YearMonth.from(date(column));
  }

  Instant moment(String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** With the places of the row's currency. */
  BigDecimal decimal(String column) throws SQLException {
    return new BigDecimal(amount(column));
  }

  /** With the places of the row's currency. */
  String amount(String column) throws SQLException {
    return Decimals.plain(row.getBigDecimal(column), text("currency"));
  }

  /** The value as text; null if there is none. */
  @Nullable String written(Column column) throws SQLException {
    String name = column.name();
    if (row.getObject(name) == null) {
      return null;
    }
    return switch (column.type()) {
      case TEXT -> text(name);
      case NUMBER -> Long.toString(number(name));
      case DATE -> date(name).toString();
      case MONTH -> month(name).toString();
      case MOMENT -> moment(name).toString();
      case AMOUNT -> amount(name);
    };
  }
}
