package huikuan.console.concessions;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.page.FormBody;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.Screen;
import huikuan.console.promises.FreeItems;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form that drafts a concession of an item. */
@Screen
final class DraftConcessionController {

  /**
   * @param item that is chosen at first, as {@code invoice F-1}; null = none
   */
  @GetMapping("/customers/{company}/{customer}/concessions/new")
  String form(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam String account,
      @RequestParam(required = false) @Nullable String item,
      Model model) {
    model.addAttribute("company", company);
    model.addAttribute("customer", customer);
    model.addAttribute("account", account);
    model.addAttribute("currency", account.substring(account.lastIndexOf('.') + 1));
    FreeItems.begin(api, account).in(model, "concession.drafted", item);
    return "concessions/form";
  }

  @PostMapping("/customers/{company}/{customer}/concessions")
  String draft(
      Api api,
      Frame frame,
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes after) {
    Answer body =
        FormBody.of(form)
            .texts("kind", "currency")
            .rows("items", List.of("amount"), row -> row.texts("kind", "number").amounts("amount"))
            .rows("dues", List.of("on", "amount"), row -> row.texts("on").amounts("amount"))
            .texts("ifMissed", "extendedTo", "duty", "dutyOn", "offeredUntil", "note")
            .answer();
    AtomicReference<@Nullable String> concession = new AtomicReference<>();
    boolean done =
        Forms.act(
            after,
            "concession.drafted",
            body,
            () ->
                concession.set(
                    api.act(
                            HttpMethod.POST,
                            body,
                            "/dunning/customers/{}/{}/concessions",
                            company,
                            customer)
                        .text("concession")));
    return "redirect:"
        + (done
            ? frame.to("/concessions/{}", concession.get())
            : frame
                .to("/customers/{}/{}/concessions/new", company, customer)
                .with("account", form.getFirst("account")));
  }
}
