package huikuan.console.evidence;

import huikuan.console.api.Api;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.Screen;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tells how far an invoice has come on its way to the customer. */
@Screen
final class InvoiceWayController {

  @PostMapping("/accounts/{account}/items/invoice/{number}/way")
  String tell(
      Api api,
      Frame frame,
      @PathVariable String account,
      @PathVariable String number,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "invoice-way.told",
        form,
        () ->
            api.act(
                HttpMethod.POST,
                Forms.body(form, "state", "on", "how", "reason", "reference", "note"),
                "/accounts/{}/items/invoice/{}/way",
                account,
                number));
    return Forms.back(form, frame.to("/accounts/{}", account).toString());
  }
}
