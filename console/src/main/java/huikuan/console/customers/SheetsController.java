package huikuan.console.customers;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.ApiRefused;
import huikuan.console.page.Downloads;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.Screen;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The people and the contracts of a company as files, out and in. */
@Screen
final class SheetsController {

  private static final String TYPE = "text/csv";
  private static final String SHEET = "sheet";

  /** A file that was tried is sent along with the page, which takes it in; a larger is not. */
  private static final int MOST_SENT_ALONG = 1_000_000;

  private static final String ONE = "/sheets/{sheet:contacts|contracts}";

  @GetMapping("/sheets")
  String page() {
    return "customers/sheets";
  }

  /** The answer to a file stands at its own address; asked for again it is the page. */
  @GetMapping({ONE, ONE + "/try"})
  String again(Frame frame) {
    return "redirect:" + frame.to("/sheets");
  }

  @GetMapping(ONE + "/file")
  void file(Api api, Frame frame, HttpServletResponse response, @PathVariable String sheet) {
    String name = "%s-%s.csv".formatted(sheet, frame.company());
    api.file(
        TYPE,
        Downloads.saved(response, TYPE, name),
        Api.query().with("bom", "true"),
        path(sheet),
        segment(sheet, frame));
  }

  /** Shows the effect that a file would have; nothing is changed. */
  @PostMapping(ONE + "/try")
  String attempt(
      Api api,
      Frame frame,
      @PathVariable String sheet,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Model model)
      throws IOException {
    byte[] rows = file == null ? new byte[0] : file.getBytes();
    model.addAttribute(SHEET, sheet);
    try {
      model.addAttribute("result", send(api, frame, sheet, rows, true));
      if (rows.length <= MOST_SENT_ALONG) {
        model.addAttribute("rows", Base64.getEncoder().encodeToString(rows));
      }
    } catch (ApiRefused refused) {
      model.addAttribute("problem", refused.problem());
    }
    return "customers/sheets";
  }

  /** Takes a file in: the one that was tried, unless one is chosen. */
  @PostMapping(ONE)
  String take(
      Api api,
      Frame frame,
      @PathVariable String sheet,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam Map<String, String> form,
      Model model,
      RedirectAttributes after)
      throws IOException {
    byte[] rows =
        file != null && Forms.chosen(file) ? file.getBytes() : tried(form.getOrDefault("rows", ""));
    try {
      after.addFlashAttribute("result", send(api, frame, sheet, rows, false));
      after.addFlashAttribute(SHEET, sheet);
    } catch (ApiRefused refused) {
      model.addAttribute(SHEET, sheet);
      model.addAttribute("problem", refused.problem());
      return "customers/sheets";
    }
    after.addFlashAttribute("done", "sheet.taken");
    return "redirect:" + frame.to("/sheets");
  }

  private static byte[] tried(String rows) {
    try {
      return Base64.getDecoder().decode(rows);
    } catch (IllegalArgumentException e) {
      // Somebody has changed it: no rows are refused in words.
      return new byte[0];
    }
  }

  private static Answer send(Api api, Frame frame, String sheet, byte[] rows, boolean dryRun) {
    return api.upload(
        rows, TYPE, Api.query().with("dryRun", dryRun), path(sheet), segment(sheet, frame));
  }

  private static String path(String sheet) {
    return isOfPeople(sheet) ? "/customers/{}/contacts.csv" : "/contracts/{}";
  }

  /** Contracts of a company are a file that is called as the company is. */
  private static String segment(String sheet, Frame frame) {
    return isOfPeople(sheet) ? frame.company() : frame.company() + ".csv";
  }

  private static boolean isOfPeople(String sheet) {
    return sheet.equals("contacts");
  }
}
