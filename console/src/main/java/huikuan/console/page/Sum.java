package huikuan.console.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The sum of amounts of one currency.
 *
 * @param count how many there are
 */
public record Sum(String currency, int count, BigDecimal amount) {

  /** By currency, of amounts as the API tells them, such as {@code 1234.50 CNY}. */
  public static List<Sum> of(Stream<String> amounts) {
    TreeMap<String, Sum> sums = new TreeMap<>();
    amounts
        .map(each -> each.split(" ", 2))
        .map(each -> new Sum(each[1], 1, new BigDecimal(each[0])))
        .forEach(each -> sums.merge(each.currency(), each, Sum::and));
    return List.copyOf(sums.values());
  }

  private Sum and(Sum other) {
    return new Sum(currency, count + other.count, amount.add(other.amount));
  }
}
