package huikuan.console.parts;

import huikuan.console.api.Answer;
import huikuan.console.api.Problem;
import huikuan.console.books.AgedBar;
import huikuan.console.books.AgedItems;
import huikuan.console.books.MonthChart;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows what screens are made of, with hard cases: nothing, long names, huge and negative sums. */
@Screen
final class PartsController {

  private static final String LONG =
      "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH";

  private static final String LONG_ZH = "上海浦东新区国际贸易与精密机械设备进出口股份有限公司苏州工业园区第二分公司";

  @GetMapping("/parts")
  String parts(Frame frame, Model model) {
    Table.Builder table =
        Table.of("balances")
            .column("customer", row -> Cell.text(row.get("customer")).to(frame.to("/customers")))
            .column("state", row -> Cell.state("case", row.get("state")))
            .column("due", row -> Cell.day(row.get("due")))
            .column("recordedAt", row -> Cell.moment(row.get("at")))
            .column("currency", row -> Cell.text(row.get("currency")))
            .column("amount", row -> Cell.amount(row.get("amount")));
    model.addAttribute("table", table.rows(rows(), List.of(sum()), null));
    model.addAttribute("empty", table.rows(List.of(), null));
    model.addAttribute("bars", bars(frame));
    model.addAttribute("charts", charts(frame));
    model.addAttribute(
        "problem",
        new Problem(
            "urn:huikuan:problem:invalid",
            null,
            400,
            null,
            List.of(
                new Problem.Fault(
                    "until", "a day from 2026-04-13 (today at the customer) to 2027-04-14"))));
    return "parts/gallery";
  }

  /** One as usual, and one with parts that are hardly anything or below zero. */
  private static List<AgedBar> bars(Frame frame) {
    Answer ageing =
        Answer.of(
            Map.of(
                "asOf",
                "2026-03-31",
                "buckets",
                List.of(bucket(1, 30), bucket(31, 60), bucket(61, 90)),
                "totals",
                List.of(
                    total("CNY", "120000.00", "9000.00", "80000.00", "60000.00", "20000.00"),
                    total("JPY", "99999999999999", "1", "1", "-5", "0"))));
    return AgedBar.of(ageing, AgedItems.of(frame, ageing, ""));
  }

  private static Answer bucket(int from, int to) {
    return Answer.of(Map.of("name", "days%dto%d".formatted(from, to), "from", from, "to", to));
  }

  private static Answer total(String currency, String notDue, String over, String... buckets) {
    return Answer.of(
        Map.of("currency", currency, "notDue", notDue, "buckets", List.of(buckets), "over", over));
  }

  /** Usual months with one below zero and a gap; huge beside tiny; one alone; only below zero. */
  private static List<MonthChart> charts(Frame frame) {
    return MonthChart.of(
        List.of(
            month("CNY", "2025-11", "120000.00"),
            month("CNY", "2025-12", "-45000.00"),
            month("CNY", "2026-02", "80000.00"),
            month("CNY", "2026-03", "0.00"),
            month("USD", "2025-12", "99999999999999.99"),
            month("USD", "2026-01", "0.01"),
            month("USD", "2026-02", "-99999999999.99"),
            month("EUR", "2026-03", "12.30"),
            month("KWD", "2026-02", "-1.000"),
            month("KWD", "2026-03", "-0.125")),
        "total",
        row -> frame.to("/income/documents").with("currency", row.get("currency")));
  }

  private static Answer month(String currency, String month, String total) {
    return Answer.of(Map.of("currency", currency, "month", month, "total", total));
  }

  private static List<Answer> rows() {
    return List.of(
        row(LONG, "open", "CNY", "99999999999999.99"),
        row(LONG_ZH, "needs-contact", "CNY", "-215600.00"),
        row("<b>Müller & Söhne</b>", "on-hold", "EUR", "0.00"),
        row("小店", "retrying", "JPY", "1"),
        row("Acme", "proposed", "KWD", "-0.125"),
        row("Ended Ltd", "closed", "USD", "12.30"));
  }

  private static Answer row(String customer, String state, String currency, String amount) {
    return Answer.of(
        Map.of(
            "customer", customer,
            "state", state,
            "due", "2026-03-31",
            "at", "2026-03-31T09:00:00+08:00",
            "currency", currency,
            "amount", amount));
  }

  private static Answer sum() {
    return Answer.of(Map.of("currency", "CNY", "amount", "-1234567.89"));
  }
}
