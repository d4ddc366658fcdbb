package huikuan.console.chasing;

import static java.util.Objects.requireNonNullElse;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.Downloads;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of what people have to see to, what will be sent when, and what was sent. */
@Screen
final class ChasingController {

  private static final int ROWS = 50;

  @GetMapping("/tasks")
  String tasks(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Table.Builder table =
        Table.of("tasks")
            .column(
                "customer",
                row ->
                    Cell.text(
                        row.has("customerName") ? row.get("customerName") : row.get("customer")))
            .column("reason", row -> Cell.word("task", row.get("reason")))
            .column("claims", row -> Cell.count(row.get("claims")))
            .column("due", row -> Cell.day(row.get("dueOn")))
            .column(
                "open",
                row ->
                    row.get("open") instanceof java.util.List<?> all && !all.isEmpty()
                        ? Cell.money(all.getFirst())
                        : Cell.money(null))
            .opening(row -> frame.here().with("open", row.text("task")));
    Part<Answer> answer =
        Part.of(
            () -> api.read(question(frame, asked, "reason").with("limit", 200), "/dunning/tasks"));
    return ListPage.of("tasks")
        .chips(
            "reason",
            "task",
            "very-late",
            "unusual-amount",
            "posted-long-ago",
            "due-far-ahead",
            "unallocated-money",
            "letter-disagreed",
            "invoice-missing",
            "acceptance-missing",
            "in-approval",
            "no-budget",
            "said-paid",
            "payment-promised",
            "person-named")
        .table(answer.map(told -> table.rows(told.list("tasks"), told.text("next"))))
        .beside(
            answer.there() ? task(api, answer.get(), asked.get("open")) : null,
            "chasing/task :: task")
        .in(model);
  }

  /** A task with its claims. */
  private static @Nullable Part<Answer> task(Api api, Answer tasks, @Nullable String id) {
    if (id == null) {
      return null;
    }
    return Part.of(
        () -> {
          Answer claims =
              api.read(Api.query().with("task", id).with("limit", ROWS), "/dunning/cases");
          Map<String, @Nullable Object> all = new java.util.LinkedHashMap<>(claims);
          tasks.list("tasks").stream()
              .filter(each -> id.equals(each.text("task")))
              .findFirst()
              .ifPresent(all::putAll);
          all.putIfAbsent("task", id);
          all.put("seenAt", tasks.get("at"));
          return Answer.of(all);
        });
  }

  @PostMapping("/tasks/{task}/done")
  String done(
      Api api,
      @PathVariable String task,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    boolean done =
        Forms.act(
            after,
            "task.done",
            form,
            () ->
                api.act(
                    HttpMethod.POST,
                    Forms.body(form, "note", "seenAt"),
                    "/dunning/tasks/{}/done",
                    task));
    return Forms.back(done, form, "/tasks");
  }

  @GetMapping("/agenda")
  String agenda(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Table.Builder table =
        Table.of("agenda")
            .column("at", row -> Cell.moment(row.get("at")))
            .column("level", row -> Cell.word("level", row.get("level")))
            .column(
                "customer",
                row ->
                    Cell.text(
                            row.has("customerName") ? row.get("customerName") : row.get("account"))
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
                        question(frame, asked, "from", "to").with("limit", 200), "/dunning/agenda"))
            .map(told -> table.rows(told.list("steps"), told.text("next")));
    return ListPage.of("agenda").field("from", "date").field("to", "date").table(rows).in(model);
  }

  /** Why each claim of an account was, or was not, asked for on a day. */
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
            .column("take", row -> Cell.word("level", row.get("take")))
            .column(
                "reason",
                row ->
                    Cell.word(
                        "reason", row.has("notTaken") ? row.get("notTaken") : row.get("reason")))
            .column("level", row -> Cell.word("level", row.get("level")))
            .column("until", row -> Cell.moment(row.get("until")))
            .column("decision", row -> Cell.text(row.get("text")));
    String on = asked.getOrDefault("on", "");
    Api.Query query =
        Api.query()
            .with("account", asked.get("account"))
            .with("on", on.isBlank() ? day(frame) : on)
            .with("limit", 200)
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

  @GetMapping("/messages")
  String messages(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Table.Builder table =
        Table.of("messages")
            .column(
                "subject",
                row -> Cell.text(row.has("subject") ? row.get("subject") : row.get("template")))
            .column("state", row -> Cell.state("message-state", row.get("status")))
            .column("kind", row -> Cell.word("message-kind", row.get("kind")))
            .column("recipient", row -> Cell.text(recipient(row)))
            .column("customer", row -> Cell.text(row.get("customer")))
            .column("claims", row -> Cell.count(row.get("invoiceCount")))
            .column("day", row -> Cell.day(row.get("day")))
            .column("sentAt", row -> Cell.moment(row.get("sentAt")))
            .opening(row -> frame.here().with("open", row.text("id")));
    Api.Query query =
        question(
                frame,
                asked,
                "status",
                "account",
                "customer",
                "recipient",
                "level",
                "from",
                "to",
                "letter",
                "invoice")
            .with("limit", ROWS);
    Part<Table> rows =
        Part.of(() -> api.read(query, "/notifications"))
            .map(told -> table.rows(told.list("items"), told.text("next")));
    @Nullable String open = asked.get("open");
    return ListPage.of("messages")
        .chips(
            "status",
            "message-state",
            "pending",
            "retrying",
            "sent",
            "bounced",
            "failed",
            "withdrawn")
        .field("recipient", "text")
        .field("from", "date")
        .field("to", "date")
        .table(rows)
        .beside(
            open == null ? null : Part.of(() -> api.read("/notifications/{}", open)),
            "chasing/message :: message")
        .in(model);
  }

  @GetMapping("/messages/{id}/page")
  void page(Api api, @PathVariable String id, HttpServletResponse response) throws IOException {
    Downloads.framed(
        response, requireNonNullElse(api.read("/notifications/{}", id).text("html"), ""));
  }

  private static @Nullable Object recipient(Answer row) {
    return row.get("recipient") instanceof Answer recipient ? recipient.get("name") : null;
  }

  private static Api.Query question(Frame frame, Map<String, String> asked, String... names) {
    Api.Query query =
        Api.query().with("company", frame.company()).with("after", asked.get("after"));
    for (String name : names) {
      query.with(name, asked.get(name));
    }
    return query;
  }
}
