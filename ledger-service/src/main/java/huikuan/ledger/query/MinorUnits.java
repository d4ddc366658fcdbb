package huikuan.ledger.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;

/** Sums of amounts in minor units: exact, however large. */
public final class MinorUnits {

  /** A column's sum; zero if there was nothing to add up. */
  public static BigInteger sum(ResultSet row, String column) throws SQLException {
    BigDecimal sum = row.getBigDecimal(column);
    return sum == null ? BigInteger.ZERO : sum.toBigIntegerExact();
  }

  /** The plain decimal, such as {@code 1234.50}: how the API writes amounts. */
  public static String decimal(BigInteger minorUnits, Currency currency) {
    return new BigDecimal(minorUnits, Math.max(0, currency.getDefaultFractionDigits()))
        .toPlainString();
  }

  private MinorUnits() {}
}
