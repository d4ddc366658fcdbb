package huikuan.console.concessions;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.Screen;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Concessions by the day of what comes next, and what can be done about one. */
@Screen
final class ConcessionsController {

  private static final int ROWS = 100;
  private static final String CONCESSIONS = "/dunning/concessions";
  private static final String ONE = CONCESSIONS + "/{}";
  private static final Set<String> DEEDS =
      Set.of("accept", "decline", "withdraw", "duty-done", "settle");

  @GetMapping("/concessions")
  String list(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Part<Answer> answer = Part.of(() -> api.read(query(frame, asked), CONCESSIONS));
    return ListPage.of("concessions")
        .field("customer", "search")
        .chips(
            "state",
            "concession-state",
            "proposed",
            "offered",
            "in-force",
            "settling",
            "refused-by-ledger",
            "kept",
            "missed",
            "declined",
            "withdrawn",
            "rejected",
            "lapsed")
        .table(answer.map(told -> ConcessionTables.all(frame, told)))
        .beside(one(api, asked.get("open")), "concessions/one :: concession")
        .in(model);
  }

  private static Api.Query query(Frame frame, Map<String, String> asked) {
    String customer = asked.getOrDefault("customer", "").strip();
    return Api.query()
        .with("company", frame.company())
        .with("customer", customer.isEmpty() ? null : frame.company() + "." + customer)
        .with("state", asked.get("state"))
        .with("limit", ROWS)
        .with("after", asked.get("after"));
  }

  private static @Nullable Part<Answer> one(Api api, @Nullable String concession) {
    return concession == null ? null : Part.of(() -> api.read(ONE, concession));
  }

  @GetMapping("/concessions/{id}")
  String show(Api api, @PathVariable String id, Model model) {
    model.addAttribute("one", one(api, id));
    return "concessions/page";
  }

  @PostMapping("/concessions/{id}/{deed:accept|decline|withdraw|duty-done|settle}")
  String act(
      Api api,
      Frame frame,
      @PathVariable String id,
      @PathVariable String deed,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    if (DEEDS.contains(deed)) {
      Forms.act(
          after,
          "concession." + deed,
          form,
          () ->
              api.act(
                  HttpMethod.POST, Forms.body(form, "reason", "contact"), ONE + "/" + deed, id));
    }
    return Forms.back(form, frame.to("/concessions/{}", id).toString());
  }
}
