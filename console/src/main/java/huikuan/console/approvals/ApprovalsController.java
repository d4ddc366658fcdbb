package huikuan.console.approvals;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.Paths;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/** What people have proposed and others decide, of all services. */
@Screen
final class ApprovalsController {

  /** Each service keeps the proposals of its own. */
  private static final Map<String, String> PATHS = new LinkedHashMap<>();

  static {
    PATHS.put("ledger", "/approvals");
    PATHS.put("dunning", "/dunning/approvals");
    PATHS.put("notification", "/notifications/approvals");
  }

  private static final String SERVICE = "service";

  @GetMapping("/approvals")
  String list(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    ListPage page =
        ListPage.of("approvals")
            .choice(
                "state",
                "approval",
                "open",
                "approved",
                "rejected",
                "withdrawn",
                "overtaken",
                "lapsed",
                "elsewhere");
    Map<String, Supplier<Part<Answer>>> begun = new LinkedHashMap<>();
    PATHS.forEach(
        (service, path) ->
            begun.put(service, api.begin(() -> api.read(question(frame, asked), path))));
    begun.forEach(
        (service, answer) -> {
          Part<Table> rows = answer.get().map(told -> table(frame, service, told));
          if (!rows.there() || !rows.get().rows().isEmpty() || service.equals("ledger")) {
            page.table(rows);
          }
        });
    return page.beside(one(api, asked), "approvals/proposal :: proposal").in(model);
  }

  private static Api.Query question(Frame frame, Map<String, String> asked) {
    return Api.query()
        .with("company", frame.company())
        .with("state", asked.get("state"))
        .with("limit", 100);
  }

  private static Table table(Frame frame, String service, Answer told) {
    return Table.of("approvals-" + service)
        .column("what", row -> Cell.word("proposal", row.get("kind")))
        .column("id", row -> Cell.code(row.get("id")))
        .column("state", row -> Cell.state("approval", row.get("state")))
        .column("proposedBy", row -> Cell.text(row.get("proposedBy")))
        .column("proposedAt", row -> Cell.moment(row.get("proposedAt")))
        .column("lapsesAt", row -> Cell.moment(row.get("lapsesAt")))
        .column("reason", row -> Cell.text(row.get("reason")))
        .opening(row -> frame.here().with(SERVICE, service).with("open", row.text("id")))
        .rows(told.list("approvals"), told.text("next"));
  }

  private static @Nullable Part<Answer> one(Api api, Map<String, String> asked) {
    @Nullable String id = asked.get("open");
    if (id == null) {
      return null;
    }
    String service = asked.getOrDefault(SERVICE, "ledger");
    return Part.of(() -> api.read(path(service) + "/{}", id))
        .map(it -> it.with(SERVICE, service).with("facts", facts(it)));
  }

  /** What would happen, name by name; values that are JSON are shown as a block. */
  private static List<Answer> facts(Answer proposal) {
    List<Answer> facts = new ArrayList<>();
    if (proposal.get("what") instanceof Answer what) {
      what.forEach(
          (name, value) -> {
            String text = String.valueOf(value);
            boolean block = text.startsWith("[") || text.startsWith("{");
            facts.add(Answer.of(Map.of("name", name, "value", text, "block", block)));
          });
    }
    return facts;
  }

  private static String path(String service) {
    return PATHS.getOrDefault(service, "/approvals");
  }

  @PostMapping("/approvals/{service}/{id}/{action:approve|reject|withdraw}")
  String decide(
      Api api,
      @PathVariable String service,
      @PathVariable String id,
      @PathVariable String action,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Map<String, Object> body = action.equals("approve") ? Map.of() : Forms.body(form, "reason");
    Forms.act(
        after,
        "approval." + action,
        () -> api.act(HttpMethod.POST, body, path(service) + "/{}/" + action, id));
    return "redirect:" + Paths.own(form.getOrDefault("back", "/approvals"));
  }
}
