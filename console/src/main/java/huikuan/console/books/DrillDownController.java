package huikuan.console.books;

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
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The documents behind figures: those of a list add up to the figure that opened it. */
@Screen
final class DrillDownController {

  private static final String[] OF_ITEMS = {
    "side",
    "customer",
    "currency",
    "salesOwner",
    "unowned",
    "dueFrom",
    "dueTo",
    "postedFrom",
    "postedTo"
  };

  @Dated
  @GetMapping("/balances/items")
  String items(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Part<Answer> answer =
        Part.of(() -> api.read(ListQueries.dated(frame, asked, OF_ITEMS), "/balances/items"));
    ListPage page = ListPage.of("open-items").chips("side", "side", "claims", "credits");
    if (asked.containsKey("unowned")) {
      page.chips("unowned", "unowned", "true");
    }
    return page.field("customer", "text")
        .field("currency", "text")
        .field("salesOwner", "text")
        .field("dueFrom", "date")
        .field("dueTo", "date")
        .field("postedFrom", "date")
        .field("postedTo", "date")
        .table(answer.map(told -> openItems(frame, told)))
        .in(model);
  }

  private static Table openItems(Frame frame, Answer told) {
    return Table.of("open-items")
        .column("item", Columns.item(frame))
        .column("kind", Columns.KIND)
        .column("customer", Columns.customer(frame))
        .column("postedOn", row -> Cell.day(agesFrom(row)))
        .column("due", row -> Cell.day(row.get("dueOn")))
        .column("currency", row -> Cell.text(row.get("currency")))
        .column("amount", row -> Cell.amount(row.get("amount")))
        .column("open", row -> own(row, "open"))
        .column("unapplied", row -> own(row, "unapplied"))
        .column("reference", row -> Cell.text(row.get("reference")))
        .column("salesOwner", row -> Cell.text(row.get("salesOwner")))
        .rows(told.list("items"), told.list("sums"), told.text("next"));
  }

  private static @Nullable Object agesFrom(Answer row) {
    return row.get(row.has("originallyPostedOn") ? "originallyPostedOn" : "postedOn");
  }

  /** An item is open or unapplied, and nothing of the other; sums are both. */
  private static Cell own(Answer row, String figure) {
    boolean none =
        row.has("number") && new BigDecimal(String.valueOf(row.text(figure))).signum() == 0;
    return Cell.amount(none ? null : row.get(figure));
  }

  @Dated
  @GetMapping("/income/documents")
  String income(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Part<Answer> answer =
        Part.of(
            () ->
                api.read(
                    ListQueries.dated(
                        frame, asked, "basis", "figure", "from", "to", "currency", "customer"),
                    "/income/documents"));
    ListPage page = ListPage.of("income-documents");
    if (Income.isCash(asked.get("basis"))) {
      page.chips("figure", "col", "received", "refunded", "recovered");
    } else {
      page.chips("figure", "col", "invoiced", "credited", "writtenOff", "recovered");
    }
    return page.field("from", "month")
        .field("to", "month")
        .field("customer", "text")
        .field("currency", "text")
        .table(answer.map(told -> documents(frame, told)))
        .in(model);
  }

  @Dated
  @GetMapping("/trial/documents")
  String trial(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Part<Answer> answer =
        Part.of(
            () ->
                api.read(
                    ListQueries.dated(frame, asked, "kind", "figure", "currency", "customer"),
                    "/trial/documents"));
    return ListPage.of("trial-documents")
        .chips("kind", "kind", "invoice", "creditNote", "receipt", "refund", "writeOff", "recovery")
        .chips("figure", "col", "posted", "reversed", "revived")
        .field("customer", "text")
        .field("currency", "text")
        .table(answer.map(told -> documents(frame, told)))
        .in(model);
  }

  /** Each leads to its item: a reversal to what it undid. */
  private static Table documents(Frame frame, Answer told) {
    return Table.of("counted")
        .column(
            "item",
            row ->
                Cell.text(row.get("number"))
                    .to(
                        Links.item(
                            frame, row.text("account"), row.text("itemKind"), row.text("item"))))
        .column("kind", Columns.KIND)
        .column("customer", Columns.customer(frame))
        .column("effective", row -> Cell.day(row.get("effective")))
        .column("entry", row -> Cell.word("entry", row.get("entry")))
        .column("recordedAt", row -> Cell.moment(row.get("recordedAt")))
        .column("reference", row -> Cell.text(row.get("reference")))
        .column("currency", row -> Cell.text(row.get("currency")))
        .column("amount", row -> Cell.amount(row.get("amount")))
        .rows(told.list("documents"), told.list("sums"), told.text("next"));
  }
}
