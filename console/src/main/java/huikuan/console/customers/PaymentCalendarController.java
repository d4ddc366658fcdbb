package huikuan.console.customers;

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

/** Sets how a customer pays. */
@Screen
final class PaymentCalendarController {

  private static final String CALENDAR = "/customers/{}/{}/payment-calendar";
  private static final String CUSTOMERS = "/customers";

  @PostMapping("/customers/{company}/{customer}/payment-calendar")
  String set(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes after) {
    Answer calendar = calendar(form);
    boolean done =
        Forms.act(
            after,
            "calendar.set",
            calendar,
            () ->
                api.ifMatch(form.getFirst("version"))
                    .act(HttpMethod.PUT, calendar, CALENDAR, company, customer));
    return Forms.back(done, form.toSingleValueMap(), CUSTOMERS);
  }

  private static Answer calendar(MultiValueMap<String, String> form) {
    return FormBody.of(form)
        .numbers("runDays")
        .several("runWeekdays")
        .texts("onDayOff")
        .wholes("closingDay", "bankCutOffDay", "transferDays", "approvalDays", "budgetDays")
        .flags("budgetNeeded")
        .rows("closures", List.of("from", "until"), row -> row.texts("from", "until"))
        .texts("bank")
        .lines("invoiceRequirements")
        .within("funding", funding -> funding.texts("state", "until"))
        .answer();
  }

  /** It is not known any more. */
  @PostMapping("/customers/{company}/{customer}/payment-calendar/unknown")
  String unknown(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "calendar.unknown",
        form,
        () ->
            api.ifMatch(form.get("version"))
                .act(HttpMethod.DELETE, Map.of(), CALENDAR, company, customer));
    return Forms.back(form, CUSTOMERS);
  }
}
