package huikuan.console.settings;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.Downloads;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.PermittedParts;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The settings of a company: its lock, whether it is chased, where its letters say to pay. */
@Screen
final class CompanyController {

  private static final String[] READERS = {"finance", "collector", "approver", "auditor"};

  @GetMapping("/company")
  String company(Api api, Frame frame, Model model) {
    String company = frame.company();
    Supplier<@Nullable Part<Answer>> lock =
        seen(api, frame, "/companies/{}/lock", "erp", "finance", "approver", "auditor");
    Supplier<Part<Answer>> chasing = api.begin(() -> api.read("/companies/{}/chasing", company));
    Supplier<@Nullable Part<Answer>> paying = seen(api, frame, "/companies/{}/paying", READERS);
    Supplier<@Nullable Part<Answer>> schedule =
        seen(api, frame, "/companies/{}/confirmation-schedule", READERS);
    model.addAttribute("lock", lock.get());
    model.addAttribute("chasing", chasing.get());
    Part<Answer> told = paying.get();
    model.addAttribute("paying", told);
    model.addAttribute("bankAccounts", told == null ? null : told.map(CompanyController::accounts));
    model.addAttribute("schedule", schedule.get());
    return "settings/company";
  }

  private static Supplier<@Nullable Part<Answer>> seen(
      Api api, Frame frame, String path, String... roles) {
    return PermittedParts.begin(api, frame.may(roles), () -> api.read(path, frame.company()));
  }

  private static Table accounts(Answer paying) {
    return Table.of("bank-accounts")
        .column("currency", row -> Cell.text(row.get("currency")))
        .column("bank", row -> Cell.text(row.get("bank")))
        .column("number", row -> Cell.code(row.first("iban", "account")))
        .column("holder", row -> Cell.text(row.get("holder")))
        .rows(paying.list("accounts"), null);
  }

  @PostMapping("/company/lock")
  String lock(
      Api api, Frame frame, @RequestParam Map<String, String> form, RedirectAttributes after) {
    Map<String, @Nullable Object> body = new HashMap<>(Forms.body(form, "lockedBefore", "reason"));
    body.putIfAbsent("lockedBefore", null);
    return put(api, frame, "lock", () -> body, form, after);
  }

  @PostMapping("/company/chasing")
  String chasing(
      Api api, Frame frame, @RequestParam Map<String, String> form, RedirectAttributes after) {
    Map<String, @Nullable Object> body = new HashMap<>(Forms.body(form, "from", "reason"));
    body.putIfAbsent("from", null);
    return put(api, frame, "chasing", () -> body, form, after);
  }

  @PostMapping("/company/receipts")
  String receipts(
      Api api, Frame frame, @RequestParam Map<String, String> form, RedirectAttributes after) {
    Map<String, @Nullable Object> body = new HashMap<>(Forms.body(form, "completeThrough"));
    return put(api, frame, "receipts", () -> body, form, after);
  }

  @PostMapping("/company/schedule")
  String schedule(
      Api api, Frame frame, @RequestParam Map<String, String> form, RedirectAttributes after) {
    return put(api, frame, "confirmation-schedule", () -> schedule(api, frame, form), form, after);
  }

  private static Map<String, @Nullable Object> schedule(
      Api api, Frame frame, Map<String, String> form) {
    Map<String, @Nullable Object> body = new HashMap<>(Forms.body(form, "every", "kind"));
    String days = form.getOrDefault("after", "").strip();
    if (!days.isEmpty()) {
      body.put("after", days.matches("\\d{1,4}") ? (Object) Integer.valueOf(days) : days);
    }
    // The selection and the language, which the form does not show, stay as they are.
    Answer now = api.read("/companies/{}/confirmation-schedule", frame.company());
    for (String kept : new String[] {"select", "language"}) {
      if (now.has(kept)) {
        body.put(kept, now.get(kept));
      }
    }
    return body;
  }

  /** A bank account more; all of it is proposed anew. */
  @PostMapping("/company/paying")
  String paying(
      Api api, Frame frame, @RequestParam Map<String, String> form, RedirectAttributes after) {
    return put(api, frame, "paying", () -> paying(api, frame, form), form, after);
  }

  private static Map<String, @Nullable Object> paying(
      Api api, Frame frame, Map<String, String> form) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    Answer now = api.read("/companies/{}/paying", frame.company());
    List<Object> accounts = new ArrayList<>(now.list("accounts"));
    if (now.get("contact") instanceof Answer contact) {
      body.put("contact", contact);
    }
    Map<String, Object> added =
        Forms.body(form, "currency", "bank", "bankEn", "iban", "account", "holder", "holderEn");
    if (!added.isEmpty()) {
      accounts.add(added);
    }
    body.put("accounts", accounts);
    return body;
  }

  /** A refusal is told with all that was typed, beside what holds now. */
  private static String put(
      Api api,
      Frame frame,
      String what,
      Supplier<Map<String, @Nullable Object>> body,
      Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "company." + what,
        form,
        () ->
            api.ifMatch(form.get("version"))
                .act(HttpMethod.PUT, body.get(), "/companies/{}/" + what, frame.company()));
    return "redirect:" + frame.to("/company");
  }

  /** A file that was kept for the company, such as a scan or a payment slip. */
  @GetMapping("/companies/{company}/files/{file}")
  void file(
      Api api,
      @PathVariable String company,
      @PathVariable String file,
      HttpServletResponse answer) {
    api.file("*/*", Downloads.passed(answer), Api.query(), "/companies/{}/files/{}", company, file);
  }
}
