package huikuan.console.chasing;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.ApiRefused;
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
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sanctions against customers: by state, and each with its evidence and what systems answered. */
@Screen
final class SanctionsController {

  private static final String[] FIELDS = {
    "customer", "kind", "form", "addressee", "ground", "clause", "reason"
  };

  @GetMapping("/sanctions")
  String list(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Table.Builder table =
        Table.of("sanctions")
            .column(
                "customer",
                row ->
                    Cell.text(row.first("customerName", "customer"))
                        .to(frame.to("/sanctions/{}", row.text("id"))))
            .column("sanction", row -> Cell.word("level", row.get("kind")))
            .column("state", row -> Cell.state("sanction", row.get("state")))
            .column("asked", row -> Cell.money(row.get("asked")))
            .column("since", row -> Cell.day(row.get("since")))
            .column("lapsesAt", SanctionsController::lapses)
            .column("owner", row -> Cell.actor(row.first("answers", "owner")));
    return ListPage.of("sanctions")
        .form("chasing/new-sanction :: open")
        .chips(
            "state",
            "sanction",
            "proposed",
            "in-force",
            "lifted",
            "rejected",
            "withdrawn",
            "lapsed")
        .table(
            Part.of(
                    () ->
                        api.read(
                            ListQueries.of(frame, asked, "state", "kind", "customer"),
                            "/dunning/sanctions"))
                .map(told -> table.rows(told.list("sanctions"), told.text("next"))))
        .in(model);
  }

  /** Only a proposal lapses. */
  private static Cell lapses(Answer row) {
    return Cell.moment("proposed".equals(row.text("state")) ? row.get("lapsesAt") : null);
  }

  /** The form by which a person proposes one. */
  @GetMapping("/sanctions/new")
  String wanted(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    model.addAttribute("typed", Forms.typed(asked));
    model.addAttribute("ladder", Part.of(() -> LadderChoices.of(api, frame)));
    return "chasing/new-sanction";
  }

  @PostMapping("/sanctions")
  String propose(Api api, Frame frame, @RequestParam Map<String, String> form, Model model) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("company", frame.company());
    Forms.body(form, FIELDS).forEach((name, value) -> body.put(name, value));
    try {
      Answer sanction = api.act(HttpMethod.POST, body, "/dunning/sanctions");
      return "redirect:" + frame.to("/sanctions/{}", sanction.text("id"));
    } catch (ApiRefused refused) {
      model.addAttribute("problem", refused.problem());
      return wanted(api, frame, form, model);
    }
  }

  @GetMapping("/sanctions/{id}")
  String one(Api api, @PathVariable String id, Model model) {
    model.addAttribute("sanction", Part.of(() -> api.read("/dunning/sanctions/{}", id)));
    return "chasing/sanction";
  }

  @PostMapping("/sanctions/{id}/{action:lift|assign}")
  String act(
      Api api,
      Frame frame,
      @PathVariable String id,
      @PathVariable String action,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "sanction." + action,
        form,
        () ->
            api.act(
                HttpMethod.POST,
                Forms.body(form, "reason", "to"),
                "/dunning/sanctions/{}/" + action,
                id));
    return "redirect:" + frame.to("/sanctions/{}", id);
  }
}
