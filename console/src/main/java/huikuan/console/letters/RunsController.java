package huikuan.console.letters;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Runs: letters of many accounts about one day, looked at and then released. */
@Screen
final class RunsController {

  @GetMapping("/runs")
  String runs(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Table.Builder table =
        Table.of("runs")
            .column("number", row -> Cell.text(row.get("number")))
            .column("kind", row -> Cell.word("letter-kind", row.get("kind")))
            .column("cutOff", row -> Cell.day(row.get("cutOff")))
            .column("state", row -> Cell.state("run-state", row.get("state")))
            .column("accounts", row -> Cell.count(row.get("accounts")))
            .column("written", row -> Cell.count(row.get("written")))
            .column("skipped", row -> Cell.count(row.get("skipped")))
            .column("requested", row -> Cell.count(row.get("requested")))
            .column("printed", row -> Cell.count(row.get("printed")))
            .column("notSent", row -> Cell.count(row.get("notSent")))
            .opening(row -> frame.here().with("open", row.text("number")));
    Part<Table> rows =
        Part.of(
                () ->
                    api.read(
                        Api.query()
                            .with("company", frame.company())
                            .with("state", asked.get("state"))
                            .with("after", asked.get("after")),
                        "/confirmation-runs"))
            .map(told -> table.rows(told.list("runs"), told.text("next")));
    return ListPage.of("runs")
        .chips("state", "run-state", "writing", "written", "sending", "sent", "stopped")
        .table(rows)
        .form("letters/new-run :: open")
        .beside(run(api, asked.get("open")), "letters/run :: run")
        .in(model);
  }

  private static @Nullable Part<Answer> run(Api api, @Nullable String number) {
    if (number == null) {
      return null;
    }
    Supplier<Part<Answer>> results =
        api.begin(() -> api.read("/confirmation-runs/{}/results", number));
    Part<Answer> run = Part.of(() -> api.read("/confirmation-runs/{}", number));
    Part<Answer> told = results.get();
    return run.map(it -> it.with("selected", selected(it)))
        .map(
            it ->
                told.there()
                    ? it.with("results", told.get().list("results"))
                        .with("skippedAccounts", told.get().list("skipped"))
                    : it);
  }

  /** The filters of the selection by name, without those that are off. */
  private static List<Map.Entry<String, Object>> selected(Answer run) {
    List<Map.Entry<String, Object>> selected = new ArrayList<>();
    if (run.get("select") instanceof Answer select) {
      select.forEach(
          (name, value) -> {
            if (value != null && !Boolean.FALSE.equals(value)) {
              selected.add(Map.entry(name, value));
            }
          });
    }
    return selected;
  }

  @PostMapping("/runs/{run}/{action:release|stop|resume}")
  String act(
      Api api,
      @PathVariable String run,
      @PathVariable String action,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "run." + action,
        form,
        () ->
            api.act(
                HttpMethod.POST,
                Forms.body(form, action.equals("release") ? "way" : "reason"),
                "/confirmation-runs/{}/" + action,
                run));
    return Forms.back(form, "/runs");
  }
}
