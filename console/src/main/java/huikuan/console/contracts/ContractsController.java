package huikuan.console.contracts;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.books.ContractItems;
import huikuan.console.evidence.Subject;
import huikuan.console.page.Dated;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.Screen;
import huikuan.console.people.People;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One contract: what was agreed, how far it has come, when claims are due, and its history. */
@Screen
final class ContractsController {

  private static final String CONTRACT = "/contracts/{}/{}";
  private static final String CUSTOMERS = "/customers";

  /** The days of a claim, by which it is due. */
  private static final String[] CLAIM_DAYS = {
    "invoicedOn", "deliveredOn", "acceptedOn", "inspectionEndsOn", "settledOn"
  };

  @Dated
  @GetMapping("/contracts/{company}/{contract}")
  String contract(
      Api api,
      Frame frame,
      @PathVariable String company,
      @PathVariable String contract,
      @RequestParam Map<String, String> asked,
      Model model) {
    Map<String, Supplier<?>> parts = parts(api, frame, company, contract, asked);
    Api.Query known = Api.query().with("knownAt", frame.dates().knownAt());
    Part<Answer> told = Part.of(() -> api.read(known, CONTRACT, company, contract));
    model.addAttribute("company", company);
    model.addAttribute("contract", contract);
    model.addAttribute("told", told);
    model.addAttribute("claimDays", CLAIM_DAYS);
    if (told.there()) {
      show(api, frame, company, told.get(), model);
    }
    parts.forEach((name, part) -> model.addAttribute(name, part.get()));
    return "contracts/contract";
  }

  /** By the names by which the template reads them; null = not for the person. */
  private static Map<String, Supplier<?>> parts(
      Api api, Frame frame, String company, String contract, Map<String, String> asked) {
    Api.Query days = Api.query();
    for (String day : CLAIM_DAYS) {
      days.with(day, asked.get(day));
    }
    Api.Query page = Api.query().with("after", asked.get("historyAfter"));
    Map<String, Supplier<?>> parts = new LinkedHashMap<>();
    parts.put("due", api.begin(() -> api.read(days, CONTRACT + "/due", company, contract)));
    parts.put("history", api.begin(() -> api.read(page, CONTRACT + "/history", company, contract)));
    parts.put("evidence", Subject.ofContract(company, contract).begin(api, frame));
    parts.put("items", ContractItems.begin(api, frame, company, contract));
    return parts;
  }

  private static void show(Api api, Frame frame, String company, Answer told, Model model) {
    String customer = String.valueOf(told.text("customer"));
    model.addAttribute("customer", customer);
    model.addAttribute("line", MilestoneLine.of(told.list("milestones"), frame.today()));
    model.addAttribute("people", People.begin(api, frame, company, customer).get());
  }

  @PostMapping("/contracts/{company}/{contract}/milestones/{milestone}/reached")
  String reached(
      Api api,
      @PathVariable String company,
      @PathVariable String contract,
      @PathVariable String milestone,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Map<String, Object> body =
        Forms.body(form, "on", "acceptedOn", "acceptedBy", "evidence", "note");
    Forms.act(
        after,
        "milestone.reached",
        form,
        () -> record(api, form, body, "/reached", company, contract, milestone));
    return Forms.back(form, CUSTOMERS);
  }

  @PostMapping("/contracts/{company}/{contract}/milestones/{milestone}/reopened")
  String reopened(
      Api api,
      @PathVariable String company,
      @PathVariable String contract,
      @PathVariable String milestone,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Map<String, Object> body = Forms.body(form, "reason");
    Forms.act(
        after,
        "milestone.reopened",
        form,
        () -> record(api, form, body, "/reopened", company, contract, milestone));
    return Forms.back(form, CUSTOMERS);
  }

  private static void record(
      Api api, Map<String, String> form, Object body, String what, Object... ids) {
    api.ifMatch(form.get("version"))
        .act(HttpMethod.POST, body, CONTRACT + "/milestones/{}" + what, ids);
  }
}
