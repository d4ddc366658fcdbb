package huikuan.console.books;

import huikuan.console.api.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is open in a currency as one bar, from not due to long overdue.
 *
 * @param parts widths of 1,000 in all
 */
public record AgedBar(@Nullable String currency, List<Part> parts) {

  private static final BigDecimal WIDTH = BigDecimal.valueOf(1_000);
  private static final int TONES = 4;

  /**
   * @param key its words are {@code col.<key>}
   * @param tone of the style sheet: {@code a0} is not due, {@code a4} is overdue the longest
   */
  public record Part(String key, String tone, String amount, int from, int width) {}

  /** One for each currency in which something is open. */
  public static List<AgedBar> of(List<Answer> totals) {
    return totals.stream().map(AgedBar::of).filter(bar -> !bar.parts().isEmpty()).toList();
  }

  private static AgedBar of(Answer total) {
    List<String> amounts = new ArrayList<>();
    amounts.add(String.valueOf(total.get("notDue")));
    if (total.get("buckets") instanceof List<?> buckets) {
      buckets.forEach(each -> amounts.add(String.valueOf(each)));
    }
    amounts.add(String.valueOf(total.get("over")));
    BigDecimal all =
        amounts.stream()
            .map(BigDecimal::new)
            .map(BigDecimal::abs)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < amounts.size() && all.signum() > 0; at++) {
      BigDecimal amount = new BigDecimal(amounts.get(at));
      int width =
          amount.abs().multiply(WIDTH).divide(all, 0, java.math.RoundingMode.HALF_UP).intValue();
      if (amount.signum() != 0) {
        parts.add(
            new Part(
                key(at, amounts.size()),
                "a" + Math.min(at, TONES),
                amounts.get(at),
                from,
                Math.max(width, 4)));
        from += width;
      }
    }
    return new AgedBar(total.text("currency"), parts);
  }

  private static String key(int at, int size) {
    return at == 0 ? "notDue" : at == size - 1 ? "over" : "bucket" + at;
  }
}
