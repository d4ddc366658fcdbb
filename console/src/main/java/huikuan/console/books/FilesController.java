package huikuan.console.books;

import huikuan.console.api.Api;
import huikuan.console.page.Downloads;
import huikuan.console.page.Frame;
import huikuan.console.page.Screen;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The rows of a screen as a file, by the same question; it goes through as it comes. */
@Screen
final class FilesController {

  private static final Map<String, String> FORMS =
      Map.of(
          "csv", "text/csv",
          "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private static final Set<String> LISTS =
      Set.of("balances", "aging", "income", "changes", "trial");

  /** Of a screen only; the API knows them not. */
  private static final Set<String> OWN =
      Set.of("form", "open", "after", "limit", "in", "company", "asOf", "knownAt");

  /** A month's pack, a sheet for each part. */
  @GetMapping("/files/month-ends/{company}/{month}")
  void pack(
      Api api,
      HttpServletResponse response,
      @PathVariable String company,
      @PathVariable String month) {
    String type = String.valueOf(FORMS.get("xlsx"));
    api.file(
        type,
        Downloads.saved(response, type, "month-end-" + company + "-" + month + ".xlsx"),
        Api.query(),
        "/companies/{}/month-ends/{}",
        company,
        month);
  }

  /** The whole ledger as plain text. */
  @GetMapping("/files/journal")
  void journal(
      Api api, Frame frame, HttpServletResponse response, @RequestParam Map<String, String> asked) {
    boolean beancount = "beancount".equals(asked.get("format"));
    String name = "journal-%s.%s".formatted(frame.company(), beancount ? "beancount" : "journal");
    api.file(
        JournalController.TYPE,
        Downloads.saved(response, JournalController.TYPE + ";charset=UTF-8", name),
        question(frame, asked),
        "/journal");
  }

  @GetMapping("/files/{list}")
  void file(
      Api api,
      Frame frame,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable String list,
      @RequestParam Map<String, String> asked)
      throws NoResourceFoundException {
    String type = FORMS.get(asked.getOrDefault("form", "csv"));
    if (type == null || !LISTS.contains(list)) {
      throw new NoResourceFoundException(HttpMethod.GET, request.getRequestURI(), list);
    }
    Api.Query query = question(frame, asked);
    if (type.equals("text/csv")) {
      query.with("bom", "true");
    }
    String name = "%s-%s.%s".formatted(list, frame.company(), asked.getOrDefault("form", "csv"));
    api.file(type, Downloads.saved(response, type, name), query, "/" + list);
  }

  /** As the page asks: of its company, and by moments as the API takes them. */
  private static Api.Query question(Frame frame, Map<String, String> asked) {
    Api.Query query = frame.dated().with("company", frame.company());
    asked.forEach(
        (name, value) -> {
          if (!OWN.contains(name)) {
            query.with(name, value);
          }
        });
    return query;
  }
}
