package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.page.Address;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A figure by month in a currency: bars above a line, and below it what is below zero.
 *
 * @param axis where the line is, from the top
 * @param bars of each month from the first to the last
 */
public record MonthChart(
    String currency, BigDecimal highest, BigDecimal lowest, int axis, List<Bar> bars) {

  /** Of the chart, in units of its own. */
  public static final int HEIGHT = 160;

  /** So that it can be seen. */
  private static final int LEAST = 2;

  /** Of the chart; of more, the newest are shown. */
  private static final int MONTHS = 60;

  /**
   * A month.
   *
   * @param amount null = there was nothing
   * @param top from the top of the chart
   * @param link to the documents behind it; null = there are none
   */
  public record Bar(
      YearMonth month, @Nullable BigDecimal amount, int top, int height, @Nullable Address link) {

    /** Whether its year is said: once, and then with each January. */
    public boolean isFirst(int at) {
      return at == 0 || month.getMonthValue() == 1;
    }
  }

  private record Told(BigDecimal amount, Address link) {}

  /**
   * One for each currency.
   *
   * @param rows each with a month, a currency, and figures
   * @param link to the documents of a row
   */
  public static List<MonthChart> of(
      List<Answer> rows, String figure, Function<Answer, Address> link) {
    Map<String, NavigableMap<YearMonth, Told>> currencies = new LinkedHashMap<>();
    for (Answer row : rows) {
      Told told = new Told(new BigDecimal(String.valueOf(row.text(figure))), link.apply(row));
      currencies
          .computeIfAbsent(String.valueOf(row.text("currency")), _ -> new TreeMap<>())
          .put(YearMonth.parse(String.valueOf(row.text("month"))), told);
    }
    return currencies.entrySet().stream().map(each -> of(each.getKey(), each.getValue())).toList();
  }

  private static MonthChart of(String currency, NavigableMap<YearMonth, Told> all) {
    YearMonth last = all.lastKey();
    NavigableMap<YearMonth, Told> told = all.tailMap(last.minusMonths(MONTHS - 1L), true);
    List<BigDecimal> amounts = told.values().stream().map(Told::amount).sorted().toList();
    BigDecimal lowest = amounts.getFirst();
    BigDecimal highest = amounts.getLast();
    BigDecimal above = highest.max(BigDecimal.ZERO);
    BigDecimal range = above.subtract(lowest.min(BigDecimal.ZERO));
    int axis =
        Math.clamp(
            scaled(above, range),
            highest.signum() > 0 ? LEAST : 0,
            lowest.signum() < 0 ? HEIGHT - LEAST : HEIGHT);
    List<Bar> bars = new ArrayList<>();
    YearMonth first = told.firstKey();
    for (long at = 0; at <= ChronoUnit.MONTHS.between(first, last); at++) {
      YearMonth month = first.plusMonths(at);
      bars.add(bar(month, told.get(month), axis, range));
    }
    return new MonthChart(currency, highest, lowest, axis, bars);
  }

  private static Bar bar(YearMonth month, @Nullable Told told, int axis, BigDecimal range) {
    if (told == null) {
      return new Bar(month, null, axis, 0, null);
    }
    boolean below = told.amount().signum() < 0;
    int room = below ? HEIGHT - axis : axis;
    int height =
        told.amount().signum() == 0
            ? 0
            : Math.clamp(scaled(told.amount().abs(), range), LEAST, room);
    return new Bar(month, told.amount(), below ? axis : axis - height, height, told.link());
  }

  private static int scaled(BigDecimal amount, BigDecimal range) {
    return range.signum() == 0
        ? HEIGHT
        : amount
            .multiply(BigDecimal.valueOf(HEIGHT))
            .divide(range, 0, RoundingMode.HALF_UP)
            .intValue();
  }
}
