package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.Dated;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.ListQueries;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The books held against the general ledger, a month closed, amounts told in one currency. */
@Screen
final class ClosingController {

  @Dated
  @GetMapping("/control")
  String control(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Api.Query query =
        ListQueries.of(frame, asked, "from", "to", "currency")
            .without("company")
            .with("knownAt", frame.dates().knownAt());
    Part<Table> rows =
        Part.of(() -> api.read(query, "/companies/{}/control-account", frame.company()))
            .map(told -> ControlAccount.days(frame, told));
    model.addAttribute("seen", StatedFigures.seen(model));
    return ListPage.of("control")
        .field("from", "date")
        .field("to", "date")
        .field("currency", "text")
        .form("books/control :: state")
        .table(rows)
        .in(model);
  }

  @PostMapping("/control")
  String state(
      Api api, Frame frame, @RequestParam Map<String, String> form, RedirectAttributes after) {
    Forms.act(
        after,
        "control.stated",
        form,
        () ->
            api.act(
                HttpMethod.PUT,
                Map.of(
                    "entries",
                    List.of(StatedFigures.entry(form, "day", "currency", "balance", "reference"))),
                "/companies/{}/control-account",
                frame.company()));
    return Forms.back(form, "/control");
  }

  /** The documents that can explain a difference. */
  @Dated
  @GetMapping("/control/{day}/{currency}")
  String difference(
      Api api,
      Frame frame,
      @PathVariable String day,
      @PathVariable String currency,
      @RequestParam Map<String, String> asked,
      Model model) {
    Api.Query query =
        Api.query().with("knownAt", frame.dates().knownAt()).with("after", asked.get("after"));
    Part<Answer> told =
        Part.of(
            () ->
                api.read(
                    query,
                    "/companies/{}/control-account/{}/{}/documents",
                    frame.company(),
                    day,
                    currency));
    model.addAttribute("day", day);
    model.addAttribute("currency", currency);
    model.addAttribute("told", told);
    model.addAttribute("documents", told.map(it -> ControlAccount.documents(frame, it)));
    return "books/difference";
  }

  @GetMapping("/month-ends")
  String months(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Table.Builder table =
        Table.of("month-ends")
            .column(
                "month",
                row ->
                    Cell.text(row.get("month")).to(frame.to("/month-ends/{}", row.text("month"))))
            .column("state", row -> Cell.state("month-end", row.get("state")))
            .column("position", row -> Cell.count(row.get("position")))
            .column("hash", row -> Cell.code(shortened(row.text("hash"))))
            .column("draftedBy", row -> Cell.actor(row.get("draftedBy")))
            .column("signedBy", row -> Cell.actor(row.get("signedBy")))
            .column("approvedBy", row -> Cell.actor(row.get("approvedBy")));
    Part<Table> rows =
        Part.of(
                () ->
                    api.read(
                        Api.query().with("after", asked.get("after")),
                        "/companies/{}/month-ends",
                        frame.company()))
            .map(told -> table.rows(told.list("monthEnds"), told.text("next")));
    return ListPage.of("month-ends").form("books/month-ends :: draft").table(rows).in(model);
  }

  private static String shortened(@Nullable String hash) {
    return hash == null ? "" : hash.substring(0, Math.min(hash.length(), 12));
  }

  @PostMapping("/month-ends")
  String draft(
      Api api, Frame frame, @RequestParam Map<String, String> form, RedirectAttributes after) {
    boolean done =
        Forms.act(
            after,
            "month-end.drafted",
            form,
            () ->
                api.act(
                    HttpMethod.POST,
                    Forms.body(form, "month"),
                    "/companies/{}/month-ends",
                    frame.company()));
    return "redirect:"
        + (done
            ? frame.to("/month-ends/{}", form.getOrDefault("month", ""))
            : frame.to("/month-ends"));
  }

  @GetMapping("/month-ends/{month}")
  String month(
      Api api,
      Frame frame,
      @PathVariable String month,
      @RequestParam Map<String, String> asked,
      Model model) {
    Part<Answer> pack =
        Part.of(
            () ->
                api.read(
                    Api.query().with("position", asked.get("position")),
                    "/companies/{}/month-ends/{}",
                    frame.company(),
                    month));
    model.addAttribute("month", month);
    model.addAttribute("pack", pack);
    model.addAttribute("checks", pack.map(MonthEnd::checks));
    model.addAttribute("control", pack.map(it -> MonthEnd.control(frame, it)));
    model.addAttribute("unapplied", pack.map(it -> MonthEnd.unapplied(frame, it)));
    model.addAttribute("credits", pack.map(it -> MonthEnd.credits(frame, it)));
    model.addAttribute("sums", pack.map(it -> MonthEnd.sums(frame, it)));
    return "books/month-end";
  }

  @PostMapping("/month-ends/{month}/{action:sign|approve}")
  String act(
      Api api,
      Frame frame,
      @PathVariable String month,
      @PathVariable String action,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "month-end." + action,
        form,
        () ->
            api.act(
                HttpMethod.POST,
                Forms.body(form, "hash", "note"),
                "/companies/{}/month-ends/{}/" + action,
                frame.company(),
                month));
    return "redirect:" + frame.to("/month-ends/{}", month);
  }

  @GetMapping("/rates")
  String rates(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Table.Builder table =
        Table.of("rates")
            .column("day", row -> Cell.day(row.get("day")))
            .column("currency", row -> Cell.text(row.get("currency")))
            .column("rate", row -> Cell.amount(row.get("rate")))
            .column("by", row -> Cell.actor(row.get("by")))
            .column("at", row -> Cell.moment(row.get("at")));
    Api.Query query =
        Api.query()
            .with("to", asked.getOrDefault("to", "CNY"))
            .with("currency", asked.get("currency"))
            .with("on", asked.get("on"))
            .with("after", asked.get("after"));
    Part<Table> rows =
        Part.of(() -> api.read(query, "/companies/{}/rates", frame.company()))
            .map(told -> table.rows(told.list("rates"), told.text("next")));
    model.addAttribute("seen", StatedFigures.seen(model));
    return ListPage.of("rates")
        .field("to", "text")
        .field("currency", "text")
        .field("on", "date")
        .form("books/rates :: state")
        .table(rows)
        .in(model);
  }

  @PostMapping("/rates")
  String stateRate(
      Api api, Frame frame, @RequestParam Map<String, String> form, RedirectAttributes after) {
    Forms.act(
        after,
        "rates.stated",
        form,
        () ->
            api.act(
                HttpMethod.PUT,
                Map.of(
                    "to",
                    form.getOrDefault("to", ""),
                    "rates",
                    List.of(StatedFigures.entry(form, "day", "currency", "rate"))),
                "/companies/{}/rates",
                frame.company()));
    return Forms.back(form, "/rates");
  }
}
