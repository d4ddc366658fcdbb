package huikuan.console.chasing;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.Dated;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.ListQueries;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The steps that are planned, and the decisions of a day. */
@Screen
final class AgendaController {

  private static final int ROWS = 200;

  @GetMapping("/agenda")
  String agenda(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Table.Builder table =
        Table.of("agenda")
            .column("at", row -> Cell.moment(row.get("at")))
            .column("next", row -> Cell.word("level", row.get("level")))
            .column(
                "customer",
                row ->
                    Cell.text(row.first("customerName", "account"))
                        .to(frame.to("/cases/{}", row.text("case"))))
            .column("item", row -> Cell.text(row.get("invoice")))
            .column("currency", row -> Cell.text(row.get("currency")))
            .column("open", row -> Cell.amount(row.get("open")))
            .column(
                "recipient",
                row ->
                    row.get("recipient") instanceof Answer recipient
                        ? Cell.text(recipient.get("name"))
                        : Cell.state(
                            "case",
                            Boolean.TRUE.equals(row.get("needsContact")) ? "needs-contact" : null))
            .column("waits", row -> Cell.word("reason", row.get("waits")));
    Part<Table> rows =
        Part.of(
                () ->
                    api.read(
                        ListQueries.of(frame, asked, "from", "to").with("limit", ROWS),
                        "/dunning/agenda"))
            .map(told -> table.rows(told.list("steps"), told.text("next")));
    return ListPage.of("agenda").field("from", "date").field("to", "date").table(rows).in(model);
  }

  /** Why each claim of an account was, or was not, asked for on a day. */
  @Dated
  @GetMapping("/decisions")
  String decisions(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    ListPage page = ListPage.of("decisions").field("account", "text").field("on", "date");
    if (asked.getOrDefault("account", "").isBlank()) {
      return page.in(model);
    }
    Table.Builder table =
        Table.of("decisions")
            .column(
                "item",
                row -> Cell.text(row.get("invoice")).to(frame.to("/cases/{}", row.text("case"))))
            .column("at", row -> Cell.moment(row.get("at")))
            .column("step", row -> Cell.word("level", row.get("take")))
            .column("reason", row -> Cell.word("reason", row.first("notTaken", "reason")))
            .column("next", row -> Cell.word("level", row.get("level")))
            .column("until", row -> Cell.moment(row.get("until")))
            .column("rule", row -> Cell.word("rule", row.get("rule")))
            .column("policy", row -> Cell.text(row.get("policy")))
            .column("stepAt", row -> Cell.moment(row.object("facts").object("step").get("at")))
            .column("open", row -> Cell.money(row.object("facts").get("open")))
            .column("held", row -> Cell.money(row.object("facts").get("held")))
            .column("recipient", row -> Cell.text(row.object("facts").get("contactId")))
            .column("decision", row -> Cell.text(row.get("text")));
    String on = asked.getOrDefault("on", "");
    Api.Query query =
        Api.query()
            .with("account", asked.get("account"))
            .with("on", on.isBlank() ? day(frame) : on)
            .with("limit", ROWS)
            .with("after", asked.get("after"));
    return page.table(
            Part.of(() -> api.read(query, "/dunning/decisions"))
                .map(told -> table.rows(told.list("decisions"), told.text("next"))))
        .in(model);
  }

  /** The page's business day, or else the company's today. */
  private static @Nullable String day(Frame frame) {
    return frame.dates().asOf() == null ? frame.today() : frame.dates().asOf();
  }
}
