package huikuan.console.promises;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.api.Problem;
import huikuan.console.page.FormBody;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.Screen;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
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

/** The form that takes a promise; what is free to be promised is told before. */
@Screen
final class TakePromiseController {

  private static final String FORM = "/customers/{}/{}/promises/new";

  /**
   * @param account of which something is promised
   * @param item that is promised wholly unless something else is typed, as {@code invoice F-1};
   *     null = none
   */
  @GetMapping("/customers/{company}/{customer}/promises/new")
  String form(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam String account,
      @RequestParam(required = false) @Nullable String item,
      Model model) {
    Supplier<Part<Answer>> free =
        api.begin(() -> api.read(Api.query().with("account", account), "/dunning/promises/free"));
    Supplier<Part<Answer>> data = api.begin(() -> api.read("/customers/{}/{}", company, customer));
    Part<Answer> told = free.get();
    model.addAttribute("company", company);
    model.addAttribute("customer", customer);
    model.addAttribute("account", account);
    model.addAttribute("item", item);
    model.addAttribute("free", told);
    model.addAttribute("data", data.get());
    model.addAttribute("rows", told.there() ? rows(told.get(), item, model) : List.of());
    return "promises/form";
  }

  /** The items with what is typed for each, and what is wrong with it. */
  private static List<Answer> rows(Answer free, @Nullable String item, Model model) {
    boolean again = "promise.taken".equals(model.getAttribute("what"));
    List<Answer> typed =
        again && model.getAttribute("form") instanceof Answer form ? form.list("items") : List.of();
    @Nullable Problem refused = model.getAttribute("refused") instanceof Problem it ? it : null;
    return free.list("items").stream()
        .map(
            each -> {
              int at = indexOf(each, typed);
              if (at >= 0) {
                return each.with("typed", typed.get(at).get("amount"))
                    .with("fault", refused == null ? null : fault(refused, at));
              }
              return !again && name(each).equals(item)
                  ? each.with("typed", each.get("free"))
                  : each;
            })
        .toList();
  }

  private static @Nullable String fault(Problem refused, int at) {
    String row = "items[" + at + "]";
    for (String field : List.of(row + ".amount", row + ".number", row)) {
      @Nullable String fault = refused.of(field);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private static int indexOf(Answer item, List<Answer> typed) {
    for (int at = 0; at < typed.size(); at++) {
      if (name(typed.get(at)).equals(name(item))) {
        return at;
      }
    }
    return -1;
  }

  private static String name(Answer item) {
    return item.text("kind") + " " + item.text("number");
  }

  @PostMapping("/customers/{company}/{customer}/promises")
  String take(
      Api api,
      Frame frame,
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes after) {
    Answer body = body(form);
    AtomicReference<@Nullable String> promise = new AtomicReference<>();
    boolean done =
        Forms.act(
            after,
            "promise.taken",
            body,
            () ->
                promise.set(
                    api.act(
                            HttpMethod.POST,
                            body,
                            "/dunning/customers/{}/{}/promises",
                            company,
                            customer)
                        .text("promise")));
    return "redirect:"
        + (done
            ? frame.to("/promises/{}", promise.get())
            : frame.to(FORM, company, customer).with("account", form.getFirst("account")));
  }

  private static Answer body(MultiValueMap<String, String> form) {
    return FormBody.of(form)
        .texts("currency")
        .amounts("amount")
        .texts("on")
        .rows("items", List.of("amount"), item -> item.texts("kind", "number").amounts("amount"))
        .texts("ifBroken", "contact", "note")
        .answer();
  }
}
