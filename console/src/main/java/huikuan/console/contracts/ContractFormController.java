package huikuan.console.contracts;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.FormBody;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.Screen;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form that tells all of a contract. */
@Screen
final class ContractFormController {

  private static final String CONTRACT = "/contracts/{}/{}";
  private static final String VIEW = "contracts/form";

  @GetMapping("/customers/{company}/{customer}/contracts/new")
  String create(@PathVariable String company, @PathVariable String customer, Model model) {
    model.addAttribute("company", company);
    model.addAttribute("told", new Part<>(Answer.of(Map.of("customer", customer)), null));
    return VIEW;
  }

  @GetMapping("/contracts/{company}/{contract}/change")
  String change(Api api, @PathVariable String company, @PathVariable String contract, Model model) {
    model.addAttribute("company", company);
    model.addAttribute("contract", contract);
    model.addAttribute("told", Part.of(() -> api.read(CONTRACT, company, contract)));
    return VIEW;
  }

  @PostMapping("/customers/{company}/{customer}/contracts")
  String created(
      Api api,
      Frame frame,
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes after) {
    String id = String.valueOf(form.toSingleValueMap().getOrDefault("contract", "")).strip();
    boolean done =
        told(after, form, body -> api.ifNew().act(HttpMethod.PUT, body, CONTRACT, company, id));
    return "redirect:"
        + (done
            ? frame.to(CONTRACT, company, id)
            : frame.to("/customers/{}/{}/contracts/new", company, customer));
  }

  @PostMapping("/contracts/{company}/{contract}/change")
  String changed(
      Api api,
      Frame frame,
      @PathVariable String company,
      @PathVariable String contract,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes after) {
    boolean done =
        told(
            after,
            form,
            body ->
                api.ifMatch(form.getFirst("version"))
                    .act(HttpMethod.PUT, body, CONTRACT, company, contract));
    return "redirect:" + frame.to(done ? CONTRACT : CONTRACT + "/change", company, contract);
  }

  private interface Telling {
    void tell(Answer body);
  }

  private static boolean told(
      RedirectAttributes after, MultiValueMap<String, String> form, Telling telling) {
    Answer body = body(form);
    after.addFlashAttribute("typedId", form.getFirst("contract"));
    return Forms.act(after, "contract.told", body, () -> telling.tell(body));
  }

  private static Answer body(MultiValueMap<String, String> form) {
    return FormBody.of(form)
        .texts("customer", "title", "signedOn", "validFrom", "validTo", "currency")
        .amounts("amount")
        .texts("jurisdiction")
        .within("terms", terms -> terms(terms, form.getFirst("terms.kind")))
        .rows("milestones", List.of("id", "name"), ContractFormController::milestone)
        .within("acceptance", acceptance -> acceptance.texts("criteria", "method"))
        .rows(
            "chasingStarts",
            List.of("date", "amount", "milestone"),
            start -> start.texts("date", "milestone").amounts("amount"))
        .within("interest", interest -> interest.texts("perYear", "perDay", "from"))
        .within("law", law -> law.texts("debtor", "creditor", "declaredOn"))
        .several("requires")
        .lines("replaces")
        .lines("splitFrom")
        .answer();
  }

  /** Each kind of terms has its own fields, and no other. */
  private static void terms(FormBody terms, @Nullable String kind) {
    switch (String.valueOf(kind)) {
      case "net" -> terms.texts("kind").wholes("days").texts("from");
      case "monthEnd" -> terms.texts("kind").wholes("months", "day").texts("from");
      case "instalments" ->
          terms
              .texts("kind")
              .rows(
                  "parts", List.of("percent", "days"), part -> part.texts("percent").wholes("days"))
              .texts("from");
      case "text" -> terms.texts("kind", "text");
      default -> {}
    }
  }

  /** Fields that the form does not show are told again as they were. */
  private static void milestone(FormBody milestone) {
    milestone
        .texts("id", "name")
        .amounts("amount")
        .texts("plannedOn", "actualOn", "acceptedOn", "acceptedBy", "evidence");
  }
}
