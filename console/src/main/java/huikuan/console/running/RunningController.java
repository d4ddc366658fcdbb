package huikuan.console.running;

import static java.util.Objects.requireNonNullElse;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.Downloads;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.Screen;
import huikuan.console.page.ServiceParameter;
import huikuan.console.page.Table;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
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

/** Pages of what is stuck, how the services do, and who has which role. */
@Screen
final class RunningController {

  private static final List<String> SERVICES = List.of("ledger", "dunning", "notification");

  /** Where each service tells what is stuck. */
  private static final Map<String, String> STUCK = new LinkedHashMap<>();

  static {
    STUCK.put("ledger", "/ledger/stuck");
    STUCK.put("dunning", "/dunning/stuck");
    STUCK.put("notification", "/notifications/stuck");
  }

  @GetMapping("/health")
  String health(Api api, Model model) {
    Map<String, Supplier<Part<Answer>>> begun = new LinkedHashMap<>();
    Map<String, Supplier<Part<Answer>>> verified = new LinkedHashMap<>();
    for (String service : SERVICES) {
      begun.put(service, api.begin(() -> api.read("/operations/{}", service)));
      verified.put(service, api.begin(() -> api.read("/operations/{}/verify", service)));
    }
    Map<String, Part<Answer>> services = new LinkedHashMap<>();
    Map<String, Part<Answer>> verifications = new LinkedHashMap<>();
    begun.forEach((service, answer) -> services.put(service, answer.get()));
    verified.forEach((service, answer) -> verifications.put(service, answer.get()));
    model.addAttribute("services", services);
    model.addAttribute("verifications", verifications);
    return "running/health";
  }

  @PostMapping("/health/{service:ledger|dunning|notification}/verify")
  String verify(Api api, @PathVariable String service, RedirectAttributes after) {
    Forms.act(
        after,
        "verify.begun",
        () -> api.act(HttpMethod.POST, Map.of(), "/operations/{}/verify", service));
    return "redirect:/health";
  }

  @GetMapping("/stuck")
  String stuck(Api api, @RequestParam Map<String, String> asked, Model model) {
    Map<String, Supplier<Part<Answer>>> begun = new LinkedHashMap<>();
    STUCK.forEach(
        (service, path) ->
            begun.put(
                service,
                api.begin(
                    () ->
                        api.read(
                            Api.query()
                                .with("about", asked.get("about"))
                                .with("after", ServiceParameter.read(service, asked.get("after"))),
                            path))));
    Map<String, Part<Answer>> services = new LinkedHashMap<>();
    begun.forEach(
        (service, answer) ->
            services.put(
                service,
                answer
                    .get()
                    .map(it -> it.with("next", ServiceParameter.write(service, it.text("next"))))));
    model.addAttribute("services", services);
    return "running/stuck";
  }

  @PostMapping("/stuck/{service:ledger|dunning|notification}/{id}/retry")
  String retry(
      Api api,
      @PathVariable String service,
      @PathVariable String id,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "case.retry",
        () -> {
          Answer told = api.act(HttpMethod.POST, Map.of(), STUCK.get(service) + "/{}/retry", id);
          if (!"0".equals(told.text("waiting"))) {
            after.addFlashAttribute("warned", "stuck.still");
          }
        });
    return Forms.back(form, "/stuck");
  }

  @GetMapping("/access")
  String access(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    String service = asked.getOrDefault("service", "ledger");
    ListPage page =
        ListPage.of("access")
            .choice("service", "service", "ledger", "dunning", "notification")
            .table(Part.of(() -> api.read("/audit/{}/callers", service)).map(AccessTables::callers))
            .table(Part.of(() -> api.read("/people")).map(AccessTables::people));
    Part<Answer> trail =
        Part.of(
            () ->
                api.read(
                    Api.query().with("limit", 100).with("after", asked.get("after")),
                    "/audit/{}",
                    service));
    return page.table(trail.map(AccessTables::entries)).in(model);
  }

  @GetMapping("/mails")
  String mails(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Table.Builder table =
        Table.of("mails")
            .column("subject", row -> Cell.text(row.first("subject", "id")))
            .column("to", row -> Cell.text(joined(row.get("to"))))
            .column("date", row -> Cell.moment(moment(row.text("date"))))
            .opening(row -> frame.here().with("open", row.text("id")));
    Part<Table> rows =
        Part.of(
                () ->
                    api.read(
                        Api.query()
                            .with("to", asked.get("recipient"))
                            .with("after", asked.get("after"))
                            .with("limit", 100),
                        "/sandbox/mails"))
            .map(told -> table.rows(told.list("items"), told.text("next")));
    @Nullable String open = asked.get("open");
    return ListPage.of("mails")
        .field("recipient", "text")
        .table(rows)
        .beside(
            open == null
                ? null
                : Part.of(() -> api.read("/sandbox/mails/{}", open))
                    .map(mail -> mail.with("links", LinksInMail.of(mail.text("text")))),
            "running/mail :: mail")
        .in(model);
  }

  @GetMapping("/mails/{id}/page")
  void page(Api api, @PathVariable String id, HttpServletResponse response) throws IOException {
    Downloads.framed(
        response, requireNonNullElse(api.read("/sandbox/mails/{}", id).text("html"), ""));
  }

  @GetMapping("/mails/{id}/attachments/{number}")
  void attachment(
      Api api, @PathVariable String id, @PathVariable String number, HttpServletResponse response) {
    api.file(
        "*/*",
        Downloads.passed(response),
        Api.query(),
        "/sandbox/mails/{}/attachments/{}",
        id,
        number);
  }

  /** The moment of a mail's header {@code Date}; one that can't be read is shown as it is. */
  private static @Nullable String moment(@Nullable String date) {
    if (date == null) {
      return null;
    }
    try {
      String withoutComment = date.replaceFirst("\\s*\\(.*\\)$", "");
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(withoutComment, Instant::from).toString();
    } catch (DateTimeException e) {
      return date;
    }
  }

  private static String joined(@Nullable Object list) {
    return list instanceof List<?> all
        ? String.join(", ", all.stream().map(String::valueOf).toList())
        : "";
  }

  @GetMapping("/clock")
  String clock(Api api, Model model) {
    model.addAttribute("clock", Part.of(() -> api.read("/sandbox/clock")));
    return "running/clock";
  }

  @PostMapping("/clock")
  String move(
      Api api, Frame frame, @RequestParam Map<String, String> form, RedirectAttributes after) {
    Map<String, Object> body = Forms.body(form, "now", "confirm");
    body.computeIfPresent("now", (_, typed) -> frame.moment(typed.toString()));
    body.computeIfPresent("confirm", (_, typed) -> year(typed.toString()));
    Forms.act(
        after,
        "clock.moved",
        form,
        () -> api.prefer("wait=2").act(HttpMethod.PUT, body, "/sandbox/clock"));
    return "redirect:/clock";
  }

  /** As a number, which the API takes; anything else it refuses as it is. */
  private static Object year(String typed) {
    return typed.matches("\\d{1,9}") ? Integer.valueOf(typed) : typed;
  }

  @PostMapping("/clock/stop")
  String stop(Api api, RedirectAttributes after) {
    Forms.act(
        after, "clock.stopped", () -> api.act(HttpMethod.POST, Map.of(), "/sandbox/clock/stop"));
    return "redirect:/clock";
  }
}
