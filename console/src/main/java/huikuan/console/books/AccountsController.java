package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.Dated;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One account: what is open, how it came about, what one item went through. */
@Screen
final class AccountsController {

  private static final int ROWS = 200;

  @Dated
  @GetMapping("/accounts/{account}")
  String account(
      Api api,
      Frame frame,
      @PathVariable String account,
      @RequestParam Map<String, String> asked,
      Model model) {
    Supplier<Part<Answer>> sums = api.begin(() -> api.read(frame.dated(), "/accounts/{}", account));
    Api.Query question =
        frame
            .dated()
            .with("status", asked.getOrDefault("status", "open"))
            .with("limit", ROWS)
            .with("after", asked.get("after"));
    Part<Answer> items = Part.of(() -> api.read(question, "/accounts/{}/items", account));
    model.addAttribute("account", account);
    model.addAttribute("sums", sums.get());
    model.addAttribute("status", asked.getOrDefault("status", "open"));
    model.addAttribute("claims", items.map(told -> claims(frame, account, told)));
    model.addAttribute("credits", items.map(told -> credits(frame, account, told)));
    return "books/account";
  }

  private static Table claims(Frame frame, String account, Answer told) {
    return Table.of("claims")
        .column("item", Columns.item(frame, account))
        .column("kind", Columns.KIND)
        .column("state", row -> Cell.state("item-state", row.get("state")))
        .column("postedOn", row -> Cell.day(row.get("postedOn")))
        .column("due", row -> Cell.day(row.get("dueOn")))
        .column("daysLate", row -> Cell.count(row.get("daysLate")))
        .column("amount", row -> Cell.amount(row.get("amount")))
        .column("open", row -> Cell.amount(row.get("open")))
        .column("reference", row -> Cell.text(row.get("reference")))
        .rows(told.list("items"), told.text("next"));
  }

  private static Table credits(Frame frame, String account, Answer told) {
    return Table.of("credits")
        .column("item", Columns.item(frame, account))
        .column("kind", Columns.KIND)
        .column("postedOn", row -> Cell.day(row.get("postedOn")))
        .column("amount", row -> Cell.amount(row.get("amount")))
        .column("unapplied", row -> Cell.amount(row.get("unapplied")))
        .column("reference", row -> Cell.text(row.get("reference")))
        .rows(told.list("credits"), null);
  }

  @Dated
  @GetMapping("/accounts/{account}/statement")
  String statement(
      Api api,
      Frame frame,
      @PathVariable String account,
      @RequestParam Map<String, String> asked,
      Model model) {
    Api.Query question =
        Api.query()
            .with("from", asked.get("from"))
            .with("to", asked.get("to"))
            .with("knownAt", frame.dates().knownAt())
            .with("limit", ROWS)
            .with("after", asked.get("after"));
    if (asked.getOrDefault("to", "").isBlank()) {
      question.with("asOf", frame.dates().asOf());
    }
    Part<Answer> told = Part.of(() -> api.read(question, "/accounts/{}/statement", account));
    model.addAttribute("account", account);
    model.addAttribute("statement", told);
    model.addAttribute("movements", told.map(answer -> movements(frame, account, answer)));
    return "books/statement";
  }

  private static Table movements(Frame frame, String account, Answer told) {
    return Table.of("movements")
        .column("effective", row -> Cell.day(row.get("effective")))
        .column("item", Columns.item(frame, account))
        .column("kind", Columns.KIND)
        .column("entry", row -> Cell.word("entry", row.get("entry")))
        .column("recordedAt", row -> Cell.moment(row.get("recordedAt")))
        .column("amount", row -> Cell.amount(row.get("amount")))
        .column("balance", row -> Cell.amount(row.get("balance")))
        .rows(told.list("movements"), told.text("next"));
  }

  @Dated
  @GetMapping("/accounts/{account}/history")
  String history(
      Api api,
      Frame frame,
      @PathVariable String account,
      @RequestParam Map<String, String> asked,
      Model model) {
    Api.Query question = frame.dated().with("limit", ROWS).with("after", asked.get("after"));
    Part<Answer> told = Part.of(() -> api.read(question, "/accounts/{}/history", account));
    model.addAttribute("account", account);
    model.addAttribute("events", told.map(answer -> events(frame, account, answer)));
    return "books/history";
  }

  private static Table events(Frame frame, String account, Answer told) {
    return Table.of("events")
        .column("position", row -> Cell.count(row.get("position")))
        .column("recordedAt", row -> Cell.moment(row.get("recordedAt")))
        .column("event", row -> Cell.word("recorded", row.get("type")))
        .column(
            "item",
            row ->
                row.get("document") instanceof Answer document
                    ? Cell.text(document.get("number")).to(Links.item(frame, account, document))
                    : Cell.text(null))
        .column("actor", row -> Cell.actor(row.get("actor")))
        .rows(told.list("events"), told.text("next"));
  }

  /** A write-off or a refund: posted at once if it is small, else proposed. */
  @PostMapping("/accounts/{account}/postings")
  String post(
      Api api,
      Frame frame,
      @PathVariable String account,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Map<String, Object> body =
        new LinkedHashMap<>(
            Forms.body(
                form, "kind", "number", "postedOn", "amount", "invoice", "reason", "reference"));
    List<Answer> told = new ArrayList<>();
    boolean done =
        Forms.act(
            after,
            "posting.proposed",
            form,
            () -> told.add(api.act(HttpMethod.POST, body, "/accounts/{}/postings", account)));
    if (done && !told.getFirst().has("proposal")) {
      after.addFlashAttribute("done", "posting.posted");
    }
    return Forms.back(form, frame.to("/accounts/{}", account).toString());
  }
}
