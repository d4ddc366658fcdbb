package huikuan.console.cases;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.ApiRefused;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.FormBody;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.ListQueries;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One action for many cases: chosen, looked at before it is done, and followed case by case. */
@Screen
final class BatchesController {

  private static final String[] FILTERS = {
    "state", "level", "policy", "owner", "account", "task", "smallDifference"
  };

  @GetMapping("/batches")
  String list(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Table.Builder table =
        Table.of("batches")
            .column(
                "action",
                row ->
                    Cell.word("act", row.get("action")).to(frame.to("/batches/{}", row.text("id"))))
            .column("state", row -> Cell.state("batch", row.get("state")))
            .column("cases", row -> Cell.count(row.get("cases")))
            .column("done", row -> Cell.count(row.get("done")))
            .column("notDone", row -> Cell.count(row.get("notDone")))
            .column("by", row -> Cell.actor(row.get("by")))
            .column("at", row -> Cell.moment(row.get("at")));
    return ListPage.of("batches")
        .chips("state", "batch", "drafted", "running", "done", "stopped", "lapsed")
        .table(
            Part.of(() -> api.read(ListQueries.of(frame, asked, "state"), "/dunning/batches"))
                .map(told -> table.rows(told.list("batches"), told.text("next"))))
        .in(model);
  }

  /** Asks what is wanted of the picked cases; a hold needs a reason and an end. */
  @PostMapping("/batches/new")
  String wanted(@RequestParam MultiValueMap<String, String> form, Model model) {
    model.addAttribute("action", form.getFirst("action"));
    model.addAttribute("picked", form.getOrDefault("pick", List.of()));
    model.addAttribute("all", form.containsKey("all"));
    model.addAttribute("filters", Forms.typed(form.toSingleValueMap()));
    model.addAttribute("form", Forms.typed(form.toSingleValueMap()));
    return "cases/wanted";
  }

  @PostMapping("/batches")
  String draft(
      Api api, Frame frame, @RequestParam MultiValueMap<String, String> form, Model model) {
    Map<String, String> fields = form.toSingleValueMap();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("company", frame.company());
    body.put("action", fields.getOrDefault("action", ""));
    body.put(
        "select",
        form.containsKey("all")
            ? Forms.body(fields, FILTERS)
            : Map.of("cases", form.getOrDefault("pick", List.of())));
    body.putAll(order(form, fields.getOrDefault("action", "")).answer());
    try {
      Answer draft = api.act(HttpMethod.POST, body, "/dunning/batches");
      return "redirect:" + frame.to("/batches/{}", draft.text("id"));
    } catch (ApiRefused refused) {
      model.addAttribute("problem", refused.problem());
      return wanted(form, model);
    }
  }

  /** The action; its fields are named as the API names those at fault. */
  private static FormBody order(MultiValueMap<String, String> form, String action) {
    FormBody wanted =
        switch (action) {
          case "hold" ->
              FormBody.of(form).within("hold", hold -> hold.texts("reason", "until", "note"));
          case "skip" -> FormBody.of(form).within("skip", skip -> skip.texts("level", "reason"));
          case "move" ->
              FormBody.of(form).within("move", move -> move.texts("policy", "from", "reason"));
          case "reassign" ->
              FormBody.of(form).within("reassign", to -> to.texts("owner", "reason"));
          case "write-off" -> FormBody.of(form).within("writeOff", off -> off.texts("reason"));
          default -> FormBody.of(form);
        };
    // All that match are those that were counted: others are not touched unseen.
    if (form.containsKey("all")) {
      wanted.within("expect", seen -> seen.wholes("cases"));
    }
    return wanted;
  }

  @GetMapping("/batches/{id}")
  String batch(
      Api api,
      Frame frame,
      @PathVariable String id,
      @RequestParam Map<String, String> asked,
      Model model) {
    Supplier<Part<Answer>> cases =
        api.begin(
            () ->
                api.read(
                    Api.query()
                        .with("outcome", asked.get("outcome"))
                        .with("limit", 100)
                        .with("after", asked.get("after")),
                    "/dunning/batches/{}/cases",
                    id));
    model.addAttribute("batch", Part.of(() -> api.read("/dunning/batches/{}", id)));
    model.addAttribute("cases", cases.get().map(told -> cases(frame, told)));
    return "cases/batch";
  }

  private static Table cases(Frame frame, Answer told) {
    return Table.of("batch-cases")
        .column(
            "case", row -> Cell.text(row.get("case")).to(frame.to("/cases/{}", row.text("case"))))
        .column("customer", row -> Cell.text(name(row)))
        .column("item", row -> Cell.text(row.get("invoice")))
        .column("open", row -> Cell.money(row.get("open")))
        .column("expected", row -> Cell.word("batch-outcome", row.get("expected")))
        .column("state", row -> Cell.state("batch-case", row.get("state")))
        .column("outcome", row -> Cell.word("batch-outcome", row.get("outcome")))
        .rows(told.list("cases"), told.text("next"));
  }

  private static @Nullable Object name(Answer row) {
    return row.first("customerName", "account");
  }

  @PostMapping("/batches/{id}/{action:start|stop}")
  String act(
      Api api,
      Frame frame,
      @PathVariable String id,
      @PathVariable String action,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "batch." + action,
        form,
        () ->
            api.act(
                HttpMethod.POST, Forms.body(form, "reason"), "/dunning/batches/{}/" + action, id));
    return "redirect:" + frame.to("/batches/{}", id);
  }
}
