package huikuan.console.books;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.console.api.Answer;
import huikuan.console.books.MonthChart.Bar;
import huikuan.console.page.Address;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonthChartTest {

  private static Answer month(String text) {
    String[] parts = text.split(" ");
    return Answer.of(Map.of("month", parts[0], "currency", parts[1], "total", parts[2]));
  }

  private static List<MonthChart> charts(String... months) {
    return MonthChart.of(
        Arrays.stream(months).map(MonthChartTest::month).toList(),
        "total",
        row -> new Address("/d", Map.of()).with("from", row.get("month")));
  }

  private static List<String> drawn(MonthChart chart) {
    return chart.bars().stream()
        .map(bar -> "%s %d+%d %s".formatted(bar.month(), bar.top(), bar.height(), bar.link()))
        .toList();
  }

  @Test
  void barsStandOnTheirLineAndGapsAreLeft() {
    MonthChart chart =
        charts("2025-11 CNY 80.00", "2025-12 CNY 0.00", "2026-02 CNY 20.00").getFirst();
    assertThat(chart.axis()).isEqualTo(160);
    assertThat(drawn(chart))
        .containsExactly(
            "2025-11 0+160 /d?from=2025-11",
            "2025-12 160+0 /d?from=2025-12",
            "2026-01 160+0 null",
            "2026-02 120+40 /d?from=2026-02");
    assertThat(chart.bars().stream().map(bar -> bar.isFirst(chart.bars().indexOf(bar))))
        .containsExactly(true, false, true, false);
  }

  @Test
  void whatIsBelowZeroHangsFromIt() {
    MonthChart chart = charts("2026-01 CNY 120.00", "2026-02 CNY -40.00").getFirst();
    assertThat(chart.axis()).isEqualTo(120);
    assertThat(chart.bars()).extracting(Bar::top, Bar::height).hasToString("[(0, 120), (120, 40)]");
    assertThat(chart.highest()).isEqualByComparingTo("120");
    assertThat(chart.lowest()).isEqualByComparingTo("-40");
  }

  @Test
  void eachCurrencyHasItsChart() {
    List<MonthChart> charts = charts("2026-01 CNY 1.00", "2026-01 USD 2.00", "2026-02 CNY 3.00");
    assertThat(charts).extracting(MonthChart::currency).containsExactly("CNY", "USD");
    assertThat(charts.getLast().bars()).hasSize(1);
    assertThat(charts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01 CNY 99999999999999.99,2026-02 CNY 0.01,2026-03 CNY -0.01",
        "2026-01 CNY -99999999999999.99,2026-02 CNY 0.01",
        "2026-01 CNY -1.00,2026-02 CNY -0.01",
        "2026-01 CNY 1,2026-02 CNY -1,2026-03 CNY 159,2026-04 CNY -157",
        "2026-01 CNY 0.01"
      })
  void whatIsThereIsSeenAndNothingLeavesTheChart(String months) {
    MonthChart chart = charts(months.split(",")).getFirst();
    for (Bar bar : chart.bars()) {
      assertThat(bar.height()).isPositive();
      assertThat(bar.top()).isNotNegative();
      assertThat(bar.top() + bar.height()).isLessThanOrEqualTo(MonthChart.HEIGHT);
      boolean below = String.valueOf(bar.amount()).startsWith("-");
      assertThat(below ? bar.top() : bar.top() + bar.height()).isEqualTo(chart.axis());
    }
  }

  @Test
  void aMonthOfNothingHasALineAndNoBar() {
    MonthChart chart = charts("2026-01 CNY 0.00").getFirst();
    assertThat(chart.axis()).isEqualTo(160);
    assertThat(chart.bars().getFirst().height()).isZero();
  }

  @Test
  void ofManyYearsTheNewestMonthsAreShown() {
    MonthChart chart =
        charts("1990-01 CNY 5.00", "2021-04 CNY 1.00", "2026-03 CNY 1.00").getFirst();
    assertThat(chart.bars()).hasSize(60);
    assertThat(chart.bars().getFirst().month()).hasToString("2021-04");
    assertThat(chart.highest()).isEqualByComparingTo("1");
  }
}
