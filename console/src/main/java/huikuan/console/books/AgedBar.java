package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.page.Address;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open amounts of a currency as one bar, from not due to long overdue.
 *
 * @param parts widths of 1,000 in all
 */
public record AgedBar(@Nullable String currency, List<Part> parts) {

  private static final int WIDTH = 1_000;

  /** Of a part, so that it can be seen. */
  private static final int LEAST = 4;

  private static final int TONES = 4;

  /**
   * @param key its words are {@code col.<key>}
   * @param tone of the style sheet: {@code a0} is not due, {@code a4} is overdue the longest
   * @param link to the items that it is made of
   */
  public record Part(String key, String tone, String amount, int from, int width, Address link) {}

  /** Of an ageing, one for each currency in which something is open. */
  public static List<AgedBar> of(Answer ageing, AgedItems items) {
    List<String> buckets = ageing.list("buckets").stream().map(each -> each.text("name")).toList();
    return ageing.list("totals").stream()
        .map(total -> of(total, buckets, items.behind(total)))
        .filter(bar -> !bar.parts().isEmpty())
        .toList();
  }

  private static AgedBar of(Answer total, List<String> buckets, AgedItems items) {
    List<BigDecimal> amounts = new ArrayList<>();
    amounts.add(amount(total.get("notDue")));
    if (total.get("buckets") instanceof List<?> figures) {
      figures.forEach(each -> amounts.add(amount(each)));
    }
    amounts.add(amount(total.get("over")));
    List<Integer> widths = widths(amounts);
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < amounts.size(); at++) {
      BigDecimal amount = amounts.get(at);
      if (amount.signum() != 0) {
        String tone = "a" + Math.min(at, TONES);
        String key = key(at, buckets);
        int width = widths.get(at);
        parts.add(
            new Part(key, tone, amount.toPlainString(), from, width, link(at, buckets, items)));
        from += width;
      }
    }
    return new AgedBar(total.text("currency"), parts);
  }

  /** Nothing is told of what is nothing. */
  private static BigDecimal amount(@Nullable Object told) {
    return told == null ? BigDecimal.ZERO : new BigDecimal(told.toString());
  }

  /** By shares; the least can be seen all the same, and the widest makes up for it. */
  private static List<Integer> widths(List<BigDecimal> amounts) {
    BigDecimal all = amounts.stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::add);
    List<Integer> widths = new ArrayList<>();
    for (BigDecimal amount : amounts) {
      widths.add(amount.signum() == 0 ? 0 : Math.max(LEAST, share(amount.abs(), all)));
    }
    int widest = widths.indexOf(Collections.max(widths));
    int sum = widths.stream().mapToInt(Integer::intValue).sum();
    widths.set(widest, widths.get(widest) + WIDTH - sum);
    return widths;
  }

  private static int share(BigDecimal amount, BigDecimal all) {
    return amount
        .multiply(BigDecimal.valueOf(WIDTH))
        .divide(all, 0, RoundingMode.HALF_UP)
        .intValue();
  }

  private static Address link(int at, List<String> buckets, AgedItems items) {
    return at == 0 ? items.notDue() : at <= buckets.size() ? items.bucket(at - 1) : items.over();
  }

  private static String key(int at, List<String> buckets) {
    return at == 0 ? "notDue" : at <= buckets.size() ? buckets.get(at - 1) : "over";
  }
}
