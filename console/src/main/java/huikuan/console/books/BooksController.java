package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Address;
import huikuan.console.page.Cell;
import huikuan.console.page.Dated;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.ListQueries;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The whole book, by account, by age, by month, and what changed it. */
@Screen
final class BooksController {

  @Dated
  @GetMapping("/balances")
  String balances(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Table.Builder table =
        Table.of("balances")
            .column(
                "customer",
                row -> Cell.text(row.get("name")).to(Links.account(frame, row.text("account"))))
            .column("id", row -> Cell.text(row.get("customer")))
            .column("currency", row -> Cell.text(row.get("currency")))
            .column(
                "balance",
                row ->
                    Cell.amount(row.get("balance")).to(Links.statement(frame, row.text("account"))))
            .column(
                "open",
                row -> Cell.amount(row.get("open")).to(Links.account(frame, row.text("account"))))
            .column(
                "unapplied",
                row ->
                    Cell.amount(row.get("unapplied"))
                        .to(Links.account(frame, row.text("account"))));
    Part<Answer> answer =
        Part.of(
            () ->
                api.read(
                    ListQueries.dated(frame, asked, "customer", "currency", "in"), "/balances"));
    ListPage page =
        ListPage.of("balances")
            .field("customer", "text")
            .field("currency", "text")
            .field("in", "text")
            .table(
                answer.map(told -> table.rows(Columns.named(told, "balances"), told.text("next"))));
    reporting(page, frame, answer, told -> Reporting.balances(told, items(frame, asked)));
    return page.file("balances").in(model);
  }

  /** The open items of the customer and the currency that are asked about. */
  private static Address items(Frame frame, Map<String, String> asked) {
    return Links.items(frame)
        .with("customer", asked.get("customer"))
        .with("currency", asked.get("currency"));
  }

  /** The sums in one currency, if they were asked for. */
  private static void reporting(
      ListPage page, Frame frame, Part<Answer> answer, Function<Answer, Table> total) {
    if (answer.there() && answer.get().has("in")) {
      page.table(answer.map(total)).table(answer.map(told -> Reporting.rates(frame, told)));
    }
  }

  @Dated
  @GetMapping("/aging")
  String aging(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    String groupBy = asked.getOrDefault("groupBy", "customer");
    Api.Query query =
        ListQueries.dated(frame, asked, "customer", "currency", "by", "buckets", "in")
            .with("groupBy", groupBy);
    Part<Answer> answer = Part.of(() -> api.read(query, "/aging"));
    Part<AgedItems> items =
        answer.map(told -> AgedItems.of(items(frame, asked), asked.get("by"), told));
    model.addAttribute("bars", answer.there() ? AgedBar.of(answer.get(), items.get()) : List.of());
    ListPage page =
        ListPage.of("aging")
            .choice("groupBy", "group", "customer", "account", "salesOwner", "none")
            .choice("by", "age-by", "due", "posted")
            .field("customer", "text")
            .field("currency", "text")
            .field("buckets", "text")
            .field("in", "text")
            .table(answer.map(told -> Aging.table(frame, told, groupBy, items.get())));
    reporting(page, frame, answer, told -> Reporting.aging(told, items.get()));
    return page.file("aging").in(model);
  }

  @Dated
  @GetMapping("/income")
  String income(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Part<Answer> answer =
        Part.of(
            () ->
                api.read(
                    ListQueries.dated(frame, asked, "basis", "from", "to", "currency"), "/income"));
    Part<Income> income = answer.map(told -> Income.of(frame, told, asked.get("basis")));
    model.addAttribute("charts", income.there() ? income.get().charts() : List.of());
    return ListPage.of("income")
        .choice("basis", "basis", "accrual", "cash")
        .field("from", "month")
        .field("to", "month")
        .table(income.map(Income::table))
        .file("income")
        .in(model);
  }

  @Dated
  @GetMapping("/changes")
  String changes(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    ListPage page = ListPage.of("changes").field("knownFrom", "text").field("currency", "text");
    if (asked.getOrDefault("knownFrom", "").isBlank()) {
      return page.in(model);
    }
    Part<Answer> answer =
        Part.of(
            () -> api.read(ListQueries.dated(frame, asked, "currency", "knownFrom"), "/changes"));
    return page.table(answer.map(told -> Changes.figures(frame, told)))
        .table(answer.map(told -> Changes.documents(frame, told)))
        .file("changes")
        .in(model);
  }

  @Dated
  @GetMapping("/trial")
  String trial(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Part<Answer> answer =
        Part.of(
            () -> api.read(ListQueries.dated(frame, asked, "currency").without("limit"), "/trial"));
    return ListPage.of("trial")
        .field("currency", "text")
        .table(answer.map(told -> Trial.checks(frame, told)))
        .table(answer.map(told -> Trial.figures(frame, told)))
        .table(answer.map(told -> Trial.documents(frame, told)))
        .file("trial")
        .in(model);
  }

  @GetMapping("/items")
  String items(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Api.Query query =
        ListQueries.of(
            frame, asked, "state", "customer", "contract", "salesOwner", "dueFrom", "dueTo");
    Table.Builder table =
        Table.of("items")
            .column("item", Columns.item(frame))
            .column("kind", Columns.KIND)
            .column("customer", Columns.customer(frame))
            .column("postedOn", row -> Cell.day(row.get("postedOn")))
            .column("due", row -> Cell.day(row.get("dueOn")))
            .column("currency", row -> Cell.text(row.get("currency")))
            .column("amount", row -> Cell.amount(row.get("amount")))
            .column("open", row -> Cell.amount(row.get("open")))
            .column("reference", row -> Cell.text(row.get("reference")))
            .column("salesOwner", row -> Cell.text(row.get("salesOwner")));
    Part<Table> rows =
        Part.of(() -> api.read(query, "/items"))
            .map(answer -> table.rows(answer.list("items"), answer.text("next")));
    return ListPage.of("items")
        .chips("state", "item-state", "open", "settled", "reversed", "ahead")
        .field("customer", "text")
        .field("contract", "text")
        .field("salesOwner", "text")
        .field("dueFrom", "date")
        .field("dueTo", "date")
        .table(rows)
        .in(model);
  }
}
