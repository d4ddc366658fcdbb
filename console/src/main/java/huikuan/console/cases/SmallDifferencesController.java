package huikuan.console.cases;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.ListQueries;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Rests of payments that are too small to be chased: they are written off together. */
@Screen
final class SmallDifferencesController {

  @GetMapping("/small-differences")
  String list(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Part<Answer> told =
        Part.of(
            () -> api.read(ListQueries.of(frame, asked, "currency"), "/dunning/small-differences"));
    ListPage page =
        ListPage.of("small-differences")
            .field("currency", "search")
            .form("cases/differences :: sums")
            .table(told.map(answer -> table(frame, answer)));
    if (frame.can("collector", "approver")) {
      page.picking("/batches/new", "cases/differences :: bar");
    }
    String currency = asked.getOrDefault("currency", "");
    model.addAttribute("smallDifference", currency.isBlank() ? "any" : currency);
    model.addAttribute("sums", told.there() ? told.get().list("sums") : List.of());
    model.addAttribute("count", told.there() ? count(told.get()) : 0);
    return page.in(model);
  }

  private static int count(Answer told) {
    return told.list("sums").stream()
        .mapToInt(each -> Integer.parseInt(String.valueOf(each.get("cases"))))
        .sum();
  }

  private static Table table(Frame frame, Answer told) {
    return Table.of("small-differences")
        .column("customer", row -> Cell.text(row.first("customerName", "account")))
        .column(
            "item", row -> Cell.text(row.get("item")).to(frame.to("/cases/{}", row.text("case"))))
        .column("due", row -> Cell.day(row.get("dueOn")))
        .column("amount", row -> Cell.money(row.get("amount")))
        .column("open", row -> Cell.money(row.get("open")))
        .column("writeOff", row -> Cell.word("posting-outcome", outcome(row)))
        .column("problem", row -> Cell.word("fault", row.object("writeOff").get("problem")))
        .picking(row -> row.text("case"))
        .rows(told.list("differences"), told.text("next"));
  }

  /** Of the write-off that the ledger was asked for; null = it was not. */
  private static @Nullable Object outcome(Answer row) {
    Answer writeOff = row.object("writeOff");
    if (!writeOff.has("decision")) {
      return null;
    }
    return writeOff.has("outcome") ? writeOff.get("outcome") : "asked";
  }
}
