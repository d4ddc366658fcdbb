package huikuan.console.letters;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.Downloads;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.ListQueries;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Letters about balances: what each says, what became of it, and what is to be done with it. */
@Screen
final class LettersController {

  private static final String[] NONE = {};

  /** The fields of each action. */
  private static final Map<String, String[]> FIELDS =
      Map.of(
          "send", new String[] {"way"},
          "posted", new String[] {"way", "waybill", "postedOn"},
          "withdraw", new String[] {"reason"});

  @GetMapping("/letters")
  String letters(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Table.Builder table =
        Table.of("letters")
            .column("number", row -> Cell.text(row.get("number")))
            .column("account", row -> Cell.text(row.get("account")))
            .column("kind", row -> Cell.word("letter-kind", row.get("kind")))
            .column("state", row -> Cell.state("letter-state", row.get("state")))
            .column("outcome", row -> Cell.word("outcome", row.get("outcome")))
            .column("cutOff", row -> Cell.day(row.get("cutOff")))
            .column("currency", row -> Cell.text(row.get("currency")))
            .column("balance", row -> Cell.amount(row.get("balance")))
            .column("sentOn", row -> Cell.day(row.get("sentOn")))
            .column(
                "callDue",
                row -> Cell.word("yes", Boolean.TRUE.equals(row.get("callDue")) ? "true" : null))
            .opening(row -> frame.here().with("open", row.text("number")));
    Api.Query query = ListQueries.of(frame, asked, "state", "run", "account", "callDue", "unsent");
    Part<Table> rows =
        Part.of(() -> api.read(query, "/confirmations"))
            .map(told -> table.rows(told.list("letters"), told.text("next")));
    @Nullable String open = asked.get("open");
    return ListPage.of("letters")
        .chips(
            "state",
            "letter-state",
            "written",
            "to-print",
            "sending",
            "not-sent",
            "bounced",
            "sent",
            "arrived",
            "not-agreed",
            "closed")
        .chips("callDue", "call-due", "true")
        .chips("unsent", "letters-left", "true")
        .field("run", "text")
        .field("account", "text")
        .table(rows)
        .beside(open == null ? null : Part.of(() -> letter(api, open)), "letters/letter :: letter")
        .in(model);
  }

  private static Answer letter(Api api, String number) {
    return api.read("/confirmations/{}", number).with("company", company(number));
  }

  /** A letter's number begins with it. */
  static String company(String number) {
    return number.substring(0, Math.max(number.indexOf('.'), 0));
  }

  /** As it was sent; else as it would be. It is shown in a frame of the page. */
  @GetMapping("/letters/{letter}/document")
  void document(
      Api api,
      @PathVariable String letter,
      @RequestParam(defaultValue = "pdf") String form,
      HttpServletResponse response) {
    String type = form.equals("html") ? "text/html" : "application/pdf";
    api.file(
        type,
        file -> {
          Downloads.frame(response);
          Downloads.to(response, type.equals("text/html") ? "text/html;charset=UTF-8" : type)
              .read(file);
        },
        Api.query(),
        "/confirmations/{}/document",
        letter);
  }

  @GetMapping("/letters/{letter}/bundle")
  void bundle(Api api, @PathVariable String letter, HttpServletResponse response) {
    api.file(
        "application/zip",
        Downloads.saved(response, "application/zip", letter + ".zip"),
        Api.query(),
        "/confirmations/{}/bundle",
        letter);
  }

  @PostMapping("/accounts/{account}/letters")
  String write(
      Api api,
      @PathVariable String account,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    boolean done =
        Forms.act(
            after,
            "letter.written",
            form,
            () ->
                api.act(
                    HttpMethod.POST,
                    Forms.body(form, "kind", "cutOff", "from", "language"),
                    "/accounts/{}/confirmations",
                    account));
    return Forms.back(done, form, "/letters");
  }

  @PostMapping("/letters/{letter}/{action:send|posted|withdraw}")
  String act(
      Api api,
      @PathVariable String letter,
      @PathVariable String action,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "letter." + action,
        form,
        () ->
            api.act(
                HttpMethod.POST,
                Forms.body(form, FIELDS.getOrDefault(action, NONE)),
                "/confirmations/{}/" + action,
                letter));
    return Forms.back(form, "/letters");
  }

  @PostMapping("/letters/{letter}/differences/{line}")
  String clarify(
      Api api,
      @PathVariable String letter,
      @PathVariable String line,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "letter.clarified",
        () ->
            api.act(
                HttpMethod.POST,
                Forms.body(form, "owner", "outcome", "note"),
                "/confirmations/{}/differences/{}",
                letter,
                line));
    return Forms.back(form, "/letters");
  }

  /** The customer's answer, with the scan of it. */
  @PostMapping("/letters/{letter}/reply")
  String reply(
      Api api,
      @PathVariable String letter,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam(required = false) @Nullable MultipartFile scan,
      RedirectAttributes after) {
    Forms.act(
        after,
        "letter.answered",
        form,
        () -> new Reply(api, letter, form.toSingleValueMap()).send(form, scan));
    return Forms.back(form.toSingleValueMap(), "/letters");
  }
}
