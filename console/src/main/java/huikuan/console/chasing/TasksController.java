package huikuan.console.chasing;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.ListQueries;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tasks that a person has to see to. */
@Screen
final class TasksController {

  private static final int ROWS = 50;

  @GetMapping("/tasks")
  String tasks(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Table.Builder table =
        Table.of("tasks")
            .column("customer", row -> Cell.text(row.first("customerName", "customer")))
            .column("reason", row -> Cell.word("task", row.get("reason")))
            .column("claims", row -> Cell.count(row.get("claims")))
            .column("due", row -> Cell.day(row.get("dueOn")))
            .column("open", row -> Cell.money(row.get("open")))
            .opening(row -> frame.here().with("open", row.text("task")));
    Part<Answer> answer =
        Part.of(() -> api.read(ListQueries.of(frame, asked, "reason"), "/dunning/tasks"));
    return ListPage.of("tasks")
        .chips(
            "reason",
            "task",
            "very-late",
            "unusual-amount",
            "posted-long-ago",
            "due-far-ahead",
            "unallocated-money",
            "goods-unconfirmed",
            "own-step",
            "not-ready",
            "milestone-overdue",
            "promise-broken",
            "short-paid",
            "dispute-overdue",
            "concession-missed",
            "concession-refused",
            "own-fault",
            "letter-disagreed",
            "invoice-missing",
            "acceptance-missing",
            "in-approval",
            "no-budget",
            "said-paid",
            "payment-promised",
            "person-named",
            "offer-answered-late",
            "person-stale",
            "keeping-ended",
            "guarantee-ending",
            "copy-failed",
            "sanction-lacks",
            "sanction-unanswered",
            "claim-filing",
            "insurer-notice")
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
          Map<String, @Nullable Object> all = new LinkedHashMap<>(claims);
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
}
