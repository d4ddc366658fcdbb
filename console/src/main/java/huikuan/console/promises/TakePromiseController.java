package huikuan.console.promises;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
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
    FreeItems free = FreeItems.begin(api, account);
    Supplier<Part<Answer>> data = api.begin(() -> api.read("/customers/{}/{}", company, customer));
    model.addAttribute("company", company);
    model.addAttribute("customer", customer);
    model.addAttribute("account", account);
    model.addAttribute("item", item);
    free.in(model, "promise.taken", item);
    model.addAttribute("data", data.get());
    return "promises/form";
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
