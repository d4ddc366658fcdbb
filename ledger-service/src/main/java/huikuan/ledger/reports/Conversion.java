package huikuan.ledger.reports;

import huikuan.ledger.reports.InCurrency.Used;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Converts sums into one currency. */
final class Conversion {

  /**
   * The sums of a currency.
   *
   * @param amounts decimals, in the same order for each currency
   */
  record Sums(String currency, List<String> amounts) {

    boolean isNothing() {
      return amounts.stream().allMatch(each -> new BigDecimal(each).signum() == 0);
    }
  }

  private final Currency to;
  private final Map<String, Used> rates;

  Conversion(String to, List<Used> rates) {
    this.to = Currency.getInstance(to);
    this.rates = rates.stream().collect(Collectors.toMap(Used::currency, Function.identity()));
  }

  /**
   * @param size how many amounts each has
   * @param total makes the total of its amounts
   */
  <T> InCurrency<T> of(List<Sums> sums, int size, Function<List<String>, T> total) {
    List<BigDecimal> all = new ArrayList<>();
    for (int at = 0; at < size; at++) {
      all.add(BigDecimal.ZERO.setScale(places()));
    }
    List<Used> used = new ArrayList<>();
    TreeSet<String> missing = new TreeSet<>();
    for (Sums each : sums) {
      boolean same = each.currency().equals(to.getCurrencyCode());
      Used rate = rates.get(each.currency());
      if (each.isNothing()) {
        continue;
      }
      if (!same && rate == null) {
        missing.add(each.currency());
        continue;
      }
      if (!same) {
        used.add(rate);
      }
      BigDecimal factor = same ? BigDecimal.ONE : factor(rate);
      for (int at = 0; at < size; at++) {
        all.set(at, all.get(at).add(converted(each.amounts().get(at), factor)));
      }
    }
    return new InCurrency<>(
        to.getCurrencyCode(),
        used,
        total.apply(all.stream().map(BigDecimal::toPlainString).toList()),
        List.copyOf(missing));
  }

  private static BigDecimal factor(@Nullable Used rate) {
    return rate == null ? BigDecimal.ONE : new BigDecimal(rate.rate());
  }

  private BigDecimal converted(String amount, BigDecimal factor) {
    return new BigDecimal(amount).multiply(factor).setScale(places(), RoundingMode.HALF_UP);
  }

  private int places() {
    return to.getDefaultFractionDigits();
  }
}
