package huikuan.ledger.reports;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Minor units made decimals in SQL: all with as many places as the most precise currency has. */
final class Decimals {

  private static final int PLACES = 4;

  private static final String FACTOR = factor();

  /**
   * Adds the column that {@link #of} needs. Once for all amounts of a row: written out for each of
   * them, the many codes take more memory than all the rest.
   *
   * @param sql with a column {@code currency}
   */
  static String withUnit(String sql) {
    return "SELECT *, " + FACTOR + " AS unit FROM (" + sql + ")";
  }

  /**
   * @param minorUnits an integer expression beside a column {@code unit}
   */
  static String of(String minorUnits) {
    return "CAST(CAST(%s AS DECIMAL(28, 0)) * unit AS DECIMAL(38, %d))"
        .formatted(minorUnits, PLACES);
  }

  /** With the places that its currency has. */
  static String plain(BigDecimal amount, String currency) {
    int places = Currency.getInstance(currency).getDefaultFractionDigits();
    return amount.setScale(places).toPlainString();
  }

  private static String factor() {
    Map<Integer, List<String>> currencies =
        Currency.getAvailableCurrencies().stream()
            .filter(each -> each.getDefaultFractionDigits() >= 0)
            .filter(each -> each.getDefaultFractionDigits() != 2)
            .collect(
                Collectors.groupingBy(
                    Currency::getDefaultFractionDigits,
                    TreeMap::new,
                    Collectors.mapping(each -> "'" + each + "'", Collectors.toList())));
    StringBuilder factor = new StringBuilder("CAST(CASE");
    currencies.forEach(
        (places, codes) ->
            factor.append(
                " WHEN currency IN (%s) THEN %s"
                    .formatted(String.join(", ", codes), BigDecimal.ONE.movePointLeft(places))));
    return factor.append(" ELSE 0.01 END AS DECIMAL(5, %d))".formatted(PLACES)).toString();
  }

  private Decimals() {}
}
