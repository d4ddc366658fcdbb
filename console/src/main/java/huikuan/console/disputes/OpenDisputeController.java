package huikuan.console.disputes;

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

/** The form that opens a dispute of an item. */
@Screen
final class OpenDisputeController {

  /**
   * @param item that is chosen at first, as {@code invoice F-1}; null = none
   * @param amount of it, with its currency; null = all that is free
   * @param reason null = it is chosen
   */
  @GetMapping("/customers/{company}/{customer}/disputes/new")
  String form(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam String account,
      @RequestParam(required = false) @Nullable String item,
      @RequestParam(required = false) @Nullable String amount,
      @RequestParam(required = false) @Nullable String reason,
      Model model) {
    model.addAttribute("company", company);
    model.addAttribute("customer", customer);
    model.addAttribute("account", account);
    model.addAttribute("currency", account.substring(account.lastIndexOf('.') + 1));
    FreeItems.begin(api, account)
        .in(model, "dispute.opened", item, amount == null ? null : amount.split(" ", 2)[0]);
    model.addAttribute("reason", reason);
    return "disputes/form";
  }

  @PostMapping("/customers/{company}/{customer}/disputes")
  String open(
      Api api,
      Frame frame,
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes after) {
    Answer body =
        FormBody.of(form)
            .texts("currency")
            .rows("items", List.of("amount"), row -> row.texts("kind", "number").amounts("amount"))
            .texts("reason", "owner", "coordinator", "dueOn", "note")
            .answer();
    AtomicReference<@Nullable String> dispute = new AtomicReference<>();
    boolean done =
        Forms.act(
            after,
            "dispute.opened",
            body,
            () ->
                dispute.set(
                    api.act(
                            HttpMethod.POST,
                            body,
                            "/dunning/customers/{}/{}/disputes",
                            company,
                            customer)
                        .text("dispute")));
    return "redirect:"
        + (done
            ? frame.to("/disputes/{}", dispute.get())
            : frame
                .to("/customers/{}/{}/disputes/new", company, customer)
                .with("account", form.getFirst("account")));
  }
}
