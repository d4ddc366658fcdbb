package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Puts off the due date of an invoice, and takes that back: at once, or if another approves it. */
@Screen
final class DueDateController {

  @PostMapping("/accounts/{account}/items/invoice/{number}/due-date")
  String putOff(
      Api api,
      Frame frame,
      @PathVariable String account,
      @PathVariable String number,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Map<String, Object> body =
        Forms.body(
            form, "number", "dueOn", "agreedOn", "postedOn", "contact", "reference", "reason");
    List<Answer> told = new ArrayList<>();
    if (Forms.act(
            after,
            "due-date.proposed",
            form,
            () ->
                told.add(
                    post(api, body, "/accounts/{}/items/invoice/{}/due-date", account, number)))
        && isInEffect(told)) {
      after.addFlashAttribute("done", "due-date.put-off");
    }
    return Forms.back(form, frame.to("/accounts/{}", account).toString());
  }

  @PostMapping("/accounts/{account}/items/invoice/{number}/due-date/{extension}/reverse")
  String takeBack(
      Api api,
      Frame frame,
      @PathVariable String account,
      @PathVariable String number,
      @PathVariable String extension,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Map<String, Object> body = Forms.body(form, "number", "reason");
    String path = "/accounts/{}/items/invoice/{}/due-date/{}/reverse";
    List<Answer> told = new ArrayList<>();
    if (Forms.act(
            after,
            "due-date.back-proposed",
            form,
            () -> told.add(post(api, body, path, account, number, extension)))
        && isInEffect(told)) {
      after.addFlashAttribute("done", "due-date.taken-back");
    }
    return Forms.back(form, frame.to("/accounts/{}", account).toString());
  }

  private static Answer post(Api api, Map<String, Object> body, String path, Object... ids) {
    return api.act(HttpMethod.POST, body, path, ids);
  }

  /** Else another has to approve it. */
  private static boolean isInEffect(List<Answer> told) {
    return !told.getFirst().has("proposal");
  }
}
