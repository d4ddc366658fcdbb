package huikuan.console.evidence;

import huikuan.console.api.Api;
import huikuan.console.page.Forms;
import huikuan.console.page.Screen;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Attaches evidence of customers, contracts and items, and withdraws or sends it. */
@Screen
final class EvidenceController {

  private static final String OF_CUSTOMER = "/customers/{company}/{customer}/evidence";
  private static final String OF_CONTRACT = "/contracts/{company}/{contract}/evidence";
  private static final String OF_ITEM = "/accounts/{account}/items/{kind}/{number}/evidence";
  private static final String HOME = "/";

  /** Keeps the file, and says of what it is evidence. */
  @PostMapping({OF_CUSTOMER, OF_CONTRACT, OF_ITEM})
  String attach(
      Api api,
      @PathVariable Map<String, String> ids,
      @RequestParam Map<String, String> form,
      @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
      RedirectAttributes after) {
    Subject subject = Subject.of(ids);
    Forms.act(after, "evidence.attached", form, () -> attach(api, subject, form, file));
    return Forms.back(form, HOME);
  }

  private static void attach(
      Api api, Subject subject, Map<String, String> form, @Nullable MultipartFile file) {
    Map<String, Object> body = new LinkedHashMap<>(Forms.body(form, "kind", "documentOn", "note"));
    if (file != null && Forms.chosen(file)) {
      body.put("file", Forms.keep(api, file, "/companies/{}/files", subject.company()));
    }
    subject.add(api, body);
  }

  @PostMapping({
    OF_CUSTOMER + "/{n}/withdraw",
    OF_CONTRACT + "/{n}/withdraw",
    OF_ITEM + "/{n}/withdraw"
  })
  String withdraw(
      Api api,
      @PathVariable Map<String, String> ids,
      @PathVariable String n,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "evidence.withdrawn",
        form,
        () -> Subject.of(ids).act(api, n, "withdraw", Forms.body(form, "reason")));
    return Forms.back(form, HOME);
  }

  /** A copy for a person at the customer. */
  @PostMapping({OF_CUSTOMER + "/{n}/send", OF_CONTRACT + "/{n}/send", OF_ITEM + "/{n}/send"})
  String send(
      Api api,
      @PathVariable Map<String, String> ids,
      @PathVariable String n,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "evidence.sent",
        form,
        () -> Subject.of(ids).act(api, n, "send", Forms.body(form, "contact", "note", "customer")));
    return Forms.back(form, HOME);
  }
}
