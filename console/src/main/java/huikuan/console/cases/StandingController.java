package huikuan.console.cases;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.page.FormBody;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.Screen;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says why a claim is late, what its customer means by it, and whose it is. */
@Screen
final class StandingController {

  private static final String CASE = "/cases/{}";

  @PostMapping("/cases/{id}/cause")
  String cause(
      Api api,
      Frame frame,
      @PathVariable String id,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "cause.set",
        form,
        () ->
            api.ifMatch(form.get("version"))
                .act(
                    HttpMethod.PUT,
                    Forms.body(form, "cause", "attitude", "reason"),
                    "/dunning/cases/{}/cause",
                    id));
    return Forms.back(form, frame.to(CASE, id).toString());
  }

  @PostMapping("/customers/{company}/{customer}/attitude")
  String attitude(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "attitude.set",
        form,
        () ->
            api.ifMatch(form.get("version"))
                .act(
                    HttpMethod.PUT,
                    Forms.body(form, "attitude", "reason"),
                    "/dunning/customers/{}/{}/attitude",
                    company,
                    customer));
    return Forms.back(form, "/customers");
  }

  @PostMapping("/cases/{id}/assignment")
  String assignment(
      Api api,
      Frame frame,
      @PathVariable String id,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Answer body =
        FormBody.of(MultiValueMap.fromSingleValue(form))
            .texts("kind", "party", "account", "collects", "policyNumber")
            .wholes("notifyWithin")
            .answer();
    Forms.act(
        after,
        "assignment.set",
        form,
        () ->
            api.ifMatch(form.get("version"))
                .act(HttpMethod.PUT, body, "/dunning/cases/{}/assignment", id));
    return Forms.back(form, frame.to(CASE, id).toString());
  }

  @PostMapping("/cases/{id}/assignment/end")
  String end(
      Api api,
      Frame frame,
      @PathVariable String id,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "assignment.end",
        form,
        () ->
            api.ifMatch(form.get("version"))
                .act(
                    HttpMethod.POST,
                    Forms.body(form, "reason"),
                    "/dunning/cases/{}/assignment/end",
                    id));
    return Forms.back(form, frame.to(CASE, id).toString());
  }
}
