package huikuan.console.people;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.page.FormBody;
import huikuan.console.page.Forms;
import huikuan.console.page.Screen;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes the people at a customer. */
@Screen
final class PeopleController {

  private static final String CONTACT = "/customers/{}/{}/contacts/{}";
  private static final String CUSTOMERS = "/customers";

  /** All of one person; one with a new id is added. */
  @PostMapping("/customers/{company}/{customer}/people/{contact}")
  String set(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @PathVariable String contact,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes after) {
    Answer person = person(form);
    boolean done =
        Forms.act(
            after,
            "person.set",
            person,
            () ->
                api.ifMatch(form.getFirst("version"))
                    .act(HttpMethod.PUT, person, CONTACT, company, customer, contact));
    return Forms.back(done, form.toSingleValueMap(), CUSTOMERS);
  }

  private static Answer person(MultiValueMap<String, String> form) {
    return FormBody.of(form)
        .texts("name", "role", "contract", "party")
        .rows("addresses", List.of("value"), row -> row.texts("kind", "value").flags("designated"))
        .texts("language", "timeZone")
        .rows("windows", List.of("days", "hours"), row -> row.several("days").words("hours"))
        .texts("validFrom", "validTo")
        .within("absence", away -> away.texts("from", "to", "deputy"))
        .texts("basis", "keepUntil")
        .several("confirmSameAs")
        .answer();
  }

  @PostMapping("/customers/{company}/{customer}/people/{contact}/confirm")
  String confirm(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @PathVariable String contact,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "person.confirmed",
        form,
        () ->
            api.ifMatch(form.get("version"))
                .act(
                    HttpMethod.POST,
                    Forms.body(form, "how", "on", "reference"),
                    CONTACT + "/confirm",
                    company,
                    customer,
                    contact));
    return Forms.back(form, CUSTOMERS);
  }

  /** Erases a person, for ever. */
  @PostMapping("/customers/{company}/{customer}/people/{contact}/forget")
  String forget(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @PathVariable String contact,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    boolean done =
        Forms.act(
            after,
            "person.forgotten",
            form,
            () ->
                api.ifMatch(form.get("version"))
                    .act(
                        HttpMethod.POST,
                        Forms.body(form, "reason"),
                        CONTACT + "/forget",
                        company,
                        customer,
                        contact));
    return Forms.back(done, form, CUSTOMERS);
  }
}
