package huikuan.console.settings;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The rules by which claims are chased, in versions, and the working days. */
@Screen
final class RulesController {

  @GetMapping("/policies")
  String policies(Api api, Frame frame, Model model) {
    Table.Builder table =
        Table.of("policies")
            .column(
                "policy",
                row -> Cell.text(row.get("id")).to(frame.to("/policies/{}", row.text("id"))))
            .column("version", row -> Cell.count(row.get("version")))
            .column("state", row -> Cell.state("policy", row.get("state")))
            .column("newest", row -> Cell.count(row.get("newest")))
            .column("effectiveFrom", row -> Cell.day(row.get("effectiveFrom")))
            .column("proposedBy", row -> Cell.actor(row.get("proposedBy")))
            .column("approvedBy", row -> Cell.actor(row.get("approvedBy")));
    Part<Table> rows =
        Part.of(() -> api.read("/dunning/policies"))
            .map(told -> table.rows(told.list("items"), told.text("next")));
    return ListPage.of("policies").table(rows).in(model);
  }

  @GetMapping("/policies/{id}")
  String policy(
      Api api,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String version,
      @RequestParam(required = false) @Nullable String against,
      Model model) {
    Part<Answer> policy = policy(api, id, version);
    model.addAttribute("id", id);
    model.addAttribute("policy", policy);
    model.addAttribute("against", against);
    if (policy.there()) {
      model.addAttribute("text", Texts.of(policy.get()));
      if (against != null) {
        Part<Answer> other = policy(api, id, against);
        model.addAttribute(
            "lines", other.map(it -> Difference.of(Texts.of(it), Texts.of(policy.get()))));
      }
    }
    return "settings/policy";
  }

  private static Part<Answer> policy(Api api, String id, @Nullable String version) {
    return Part.of(
        () -> api.read(Api.query().with("version", version), "/dunning/policies/{}", id));
  }

  /** The working days of the company's country. */
  @GetMapping("/calendar")
  String calendar(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    String country = asked.getOrDefault("country", frame.country());
    Table.Builder table =
        Table.of("calendar")
            .column("year", row -> Cell.text(row.get("year")))
            .column("notice", row -> Cell.day(row.get("notice")))
            .column("off", row -> Cell.text(joined(row.get("off"))))
            .column("work", row -> Cell.text(joined(row.get("work"))));
    return ListPage.of("calendar")
        .field("country", "text")
        .table(
            Part.of(() -> api.read("/dunning/calendars/{}", country))
                .map(told -> table.rows(told.list("years"), null)))
        .in(model);
  }

  private static String joined(@Nullable Object days) {
    return days instanceof List<?> all
        ? String.join(
            ", ", all.stream().map(each -> String.valueOf(each).replace("/", " – ")).toList())
        : "";
  }
}
