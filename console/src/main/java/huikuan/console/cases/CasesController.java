package huikuan.console.cases;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.Screen;
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

/** The cases of a company, one of them beside the list or on a page of its own. */
@Screen
final class CasesController {

  private static final String[] FILTERS = {
    "level", "policy", "owner", "account", "invoice", "task"
  };

  /** The state of the list unless another is asked for, or one item. */
  private static final String UNCLOSED = "unclosed";

  private static final String[] NONE = {};

  /** The fields of each action. */
  private static final Map<String, String[]> FIELDS =
      Map.of(
          "hold", new String[] {"reason", "until", "amount", "note"},
          "demand", new String[] {"reason"},
          "skip", new String[] {"level", "reason"},
          "move", new String[] {"policy", "from", "reason"},
          "reassign", new String[] {"owner", "reason"});

  @GetMapping("/cases")
  String list(
      Api api,
      Frame frame,
      @RequestParam Map<String, String> asked,
      @RequestParam(required = false) @Nullable String open,
      Model model) {
    String state = state(asked);
    Api.Query question =
        filters(frame, asked)
            .with("state", state)
            .with("limit", 100)
            .with("after", asked.get("after"));
    Supplier<Part<CaseView.Listed>> cases =
        api.begin(() -> api.get(CaseView.Listed.class, question, "/dunning/cases"));
    // Closed cases are not counted: beside them stand those that they can be left for.
    Api.Query counted =
        filters(frame, asked).with("state", state.equals("closed") ? UNCLOSED : state);
    Supplier<Part<Summary>> summary =
        api.begin(() -> api.get(Summary.class, counted, "/dunning/cases/summary"));
    model.addAttribute("state", state);
    model.addAttribute("cases", cases.get());
    model.addAttribute("summary", summary.get());
    model.addAttribute("one", open == null ? null : Part.of(() -> one(api, open)));
    return "cases/list";
  }

  private static String state(Map<String, String> asked) {
    String state = asked.getOrDefault("state", "");
    return state.isBlank() && !asked.containsKey("invoice") ? UNCLOSED : state;
  }

  private static Api.Query filters(Frame frame, Map<String, String> asked) {
    Api.Query query = Api.query().with("company", frame.company());
    for (String filter : FILTERS) {
      query.with(filter, asked.get(filter));
    }
    return query;
  }

  private static CaseView one(Api api, String id) {
    return api.get(CaseView.class, "/dunning/cases/{}", id);
  }

  @GetMapping("/cases/{id}")
  String show(Api api, @PathVariable String id, Model model) {
    CaseView one = one(api, id);
    model.addAttribute("one", new Part<>(one, null));
    if (one.isReminder()) {
      Supplier<Part<Answer>> cause = api.begin(() -> api.read("/dunning/cases/{}/cause", id));
      Supplier<Part<Answer>> assignment =
          api.begin(() -> api.read("/dunning/cases/{}/assignment", id));
      model.addAttribute("cause", cause.get());
      model.addAttribute("assignment", assignment.get());
    }
    return "cases/one";
  }

  private static @Nullable Integer number(String text) {
    return text.matches("\\d{1,6}") ? Integer.valueOf(text) : null;
  }

  /**
   * A refused form is shown again beside the case as it is now, with what came since it was read.
   */
  @PostMapping("/cases/{id}/{action:hold|resume|demand|skip|move|reassign|retry}")
  String act(
      Api api,
      Frame frame,
      @PathVariable String id,
      @PathVariable String action,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    boolean done =
        Forms.act(
            after,
            "case." + action,
            form,
            () ->
                api.ifMatch(form.get("version"))
                    .act(
                        HttpMethod.POST,
                        Forms.body(form, FIELDS.getOrDefault(action, NONE)),
                        "/dunning/cases/{}/" + action,
                        id));
    if (!done) {
      after.addFlashAttribute("seen", number(form.getOrDefault("seen", "")));
    }
    return Forms.back(form, frame.to("/cases/{}", id).toString());
  }
}
