package huikuan.console.customers;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.page.FormBody;
import huikuan.console.page.Forms;
import huikuan.console.page.Screen;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sets who pays for a customer, or answers for what it owes. */
@Screen
final class PartiesController {

  private static final String PARTY = "/customers/{}/{}/parties/{}";
  private static final String CUSTOMERS = "/customers";

  /** All of one party; one with a new id is added. */
  @PostMapping("/customers/{company}/{customer}/parties/{party}")
  String set(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @PathVariable String party,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes after) {
    Answer told =
        FormBody.of(form)
            .texts("kind", "name", "customer", "contract", "validFrom", "validTo")
            .wholes("evidence")
            .amounts("amount")
            .texts("currency")
            .answer();
    boolean done =
        Forms.act(
            after,
            "party.set",
            told,
            () ->
                api.ifMatch(form.getFirst("version"))
                    .act(HttpMethod.PUT, told, PARTY, company, customer, party));
    return Forms.back(done, form.toSingleValueMap(), CUSTOMERS);
  }

  @PostMapping("/customers/{company}/{customer}/parties/{party}/end")
  String end(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @PathVariable String party,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    boolean done =
        Forms.act(
            after,
            "party.ended",
            form,
            () ->
                api.ifMatch(form.get("version"))
                    .act(
                        HttpMethod.POST,
                        Forms.body(form, "on"),
                        PARTY + "/end",
                        company,
                        customer,
                        party));
    return Forms.back(done, form, CUSTOMERS);
  }
}
