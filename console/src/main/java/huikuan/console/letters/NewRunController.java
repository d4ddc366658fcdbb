package huikuan.console.letters;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.ApiRefused;
import huikuan.console.api.Part;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.Screen;
import huikuan.console.page.Sum;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A run that is to be started: what it selects is looked at before. */
@Screen
final class NewRunController {

  private static final String PAGE = "letters/new-run";

  /** As many balances as are asked for at once. */
  private static final int ACCOUNTS_COUNTED = 1000;

  private static final String SELECT = "select.";
  private static final String REPLY_TO = "replyTo.";

  /**
   * The balances of the day that the letters would be about.
   *
   * @param more whether there are more than were counted
   */
  record Preview(List<Sum> sums, boolean more) {}

  @GetMapping({"/runs/new", "/runs/look"})
  String form(Model model) {
    return page(Map.of(), model);
  }

  private static String page(Map<String, String> form, Model model) {
    model.addAttribute("form", Forms.typed(form));
    return PAGE;
  }

  /** How many accounts have such a balance on that day; nothing is written yet. */
  @PostMapping("/runs/look")
  String look(Api api, Frame frame, @RequestParam Map<String, String> form, Model model) {
    Api.Query query =
        Api.query()
            .with("company", frame.company())
            .with("asOf", form.get("cutOff"))
            .with("currency", form.get(SELECT + "currency"))
            .with("limit", ACCOUNTS_COUNTED);
    model.addAttribute(
        "preview", Part.of(() -> api.read(query, "/balances")).map(told -> preview(told, form)));
    return page(form, model);
  }

  private static Preview preview(Answer told, Map<String, String> form) {
    Stream<String> selected =
        told.list("balances").stream()
            .filter(row -> isSelected(new BigDecimal(String.valueOf(row.text("balance"))), form))
            .map(row -> row.text("balance") + " " + row.text("currency"));
    return new Preview(Sum.of(selected), told.has("next"));
  }

  /** As the API selects; what is no amount selects all, and is refused when it starts. */
  private static boolean isSelected(BigDecimal balance, Map<String, String> form) {
    String above = form.getOrDefault(SELECT + "above", "").strip();
    BigDecimal least =
        above.matches("\\d{1,18}(\\.\\d{1,9})?") ? new BigDecimal(above) : BigDecimal.ZERO;
    return balance.compareTo(least) > 0
        || (balance.signum() < 0 && form.containsKey(SELECT + "credit"));
  }

  /** A refusal is told at its field, with all that was typed. */
  @PostMapping("/runs")
  String start(
      Api api,
      Frame frame,
      @RequestParam Map<String, String> form,
      Model model,
      RedirectAttributes after) {
    Map<String, Object> body =
        new LinkedHashMap<>(Forms.body(form, "kind", "cutOff", "from", "language"));
    body.put("company", frame.company());
    put(body, "select", select(form));
    put(body, "replyTo", below(REPLY_TO, form, "name", "address", "email"));
    try {
      Answer run = api.act(HttpMethod.POST, body, "/confirmation-runs");
      after.addFlashAttribute("done", "run.started");
      return "redirect:" + frame.to("/runs").with("open", run.text("number"));
    } catch (ApiRefused refused) {
      model.addAttribute("problem", refused.problem());
      return page(form, model);
    }
  }

  private static Map<String, Object> select(Map<String, String> form) {
    Map<String, Object> select = below(SELECT, form, "currency", "above", "class");
    below(SELECT, form, "sample", "seed")
        .forEach(
            (name, value) -> {
              boolean whole = value.toString().matches("-?\\d{1,18}");
              select.put(name, whole ? Long.valueOf(value.toString()) : value);
            });
    for (String also : List.of("zero", "credit")) {
      if (form.containsKey(SELECT + also)) {
        select.put(also, true);
      }
    }
    return select;
  }

  /** The fields of an object within the body, which are named by it. */
  private static Map<String, Object> below(
      String object, Map<String, String> form, String... fields) {
    Map<String, Object> body = new LinkedHashMap<>();
    for (String field : fields) {
      body.putAll(Forms.body(Map.of(field, form.getOrDefault(object + field, "")), field));
    }
    return body;
  }

  private static void put(Map<String, Object> body, String name, Map<String, Object> object) {
    if (!object.isEmpty()) {
      body.put(name, object);
    }
  }
}
