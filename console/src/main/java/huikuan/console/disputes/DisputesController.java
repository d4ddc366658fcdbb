package huikuan.console.disputes;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.FormBody;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.Screen;
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

/** Disputes as a board: a column for each stage, the one that is due first on top; closed ones. */
@Screen
final class DisputesController {

  private static final String OPEN = "open";
  private static final String CLOSED = "closed";
  private static final int CARDS = 50;
  private static final String DISPUTES = "/dunning/disputes";
  private static final String ONE = DISPUTES + "/{}";
  private static final List<String> STAGES =
      List.of("new", "in-work", "with-customer", "resolving");

  @GetMapping("/disputes")
  String board(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    ListPage page =
        ListPage.of("disputes")
            .choice("shown", "disputes-shown", OPEN, CLOSED)
            .field("customer", "search")
            .field("owner", "search");
    if (CLOSED.equals(asked.get("shown"))) {
      page.table(
          Part.of(
                  () ->
                      api.read(
                          query(frame, asked, CLOSED).with("after", asked.get("after")), DISPUTES))
              .map(told -> DisputeTables.closed(frame, told)));
    } else {
      model.addAttribute("board", columns(api, frame, asked));
      page.below("disputes/board :: board");
    }
    return page.beside(one(api, asked.get("open")), "disputes/one :: dispute").in(model);
  }

  private static Map<String, Part<Answer>> columns(
      Api api, Frame frame, Map<String, String> asked) {
    Map<String, Supplier<Part<Answer>>> begun = new LinkedHashMap<>();
    for (String stage : STAGES) {
      begun.put(stage, api.begin(() -> api.read(query(frame, asked, stage), DISPUTES)));
    }
    Map<String, Part<Answer>> board = new LinkedHashMap<>();
    begun.forEach((stage, column) -> board.put(stage, column.get()));
    return board;
  }

  /** The customer is asked for by its number, as pages show it. */
  private static Api.Query query(Frame frame, Map<String, String> asked, String stage) {
    String customer = asked.getOrDefault("customer", "").strip();
    return Api.query()
        .with("company", frame.company())
        .with("customer", customer.isEmpty() ? null : frame.company() + "." + customer)
        .with("owner", asked.get("owner"))
        .with("stage", stage)
        .with("limit", CARDS);
  }

  private static @Nullable Part<Answer> one(Api api, @Nullable String dispute) {
    return dispute == null ? null : Part.of(() -> api.read(ONE, dispute));
  }

  @GetMapping("/disputes/{id}")
  String show(Api api, @PathVariable String id, Model model) {
    model.addAttribute("one", one(api, id));
    return "disputes/page";
  }

  @PostMapping("/disputes/{id}")
  String change(
      Api api,
      Frame frame,
      @PathVariable String id,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Map<String, Object> body =
        Forms.body(form, "reason", "rootCause", "owner", "coordinator", "dueOn", "stage");
    Forms.act(
        after,
        "dispute.changed",
        form,
        () -> api.ifMatch(form.get("version")).act(HttpMethod.PUT, body, ONE, id));
    return Forms.back(form, frame.to("/disputes/{}", id).toString());
  }

  @PostMapping("/disputes/{id}/split")
  String split(
      Api api,
      Frame frame,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes after) {
    Answer body = rows(form, "items", "case").answer();
    return acted(api, frame, id, "split", body, form, after);
  }

  @PostMapping("/disputes/{id}/merge")
  String merge(
      Api api,
      Frame frame,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes after) {
    Answer body = FormBody.of(form).words("disputes").answer();
    return acted(api, frame, id, "merge", body, form, after);
  }

  @PostMapping("/disputes/{id}/resolve")
  String resolve(
      Api api,
      Frame frame,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes after) {
    Answer body =
        rows(form, "postings", "case", "kind").texts("outcome", "rootCause", "reason").answer();
    return acted(api, frame, id, "resolve", body, form, after);
  }

  /** The rows of which an amount is typed. */
  private static FormBody rows(MultiValueMap<String, String> form, String name, String... fields) {
    return FormBody.of(form)
        .rows(name, List.of("amount"), row -> row.texts(fields).amounts("amount"));
  }

  private static String acted(
      Api api,
      Frame frame,
      String id,
      String deed,
      Answer body,
      MultiValueMap<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after, "dispute." + deed, body, () -> api.act(HttpMethod.POST, body, ONE + "/" + deed, id));
    return Forms.back(form.toSingleValueMap(), frame.to("/disputes/{}", id).toString());
  }
}
