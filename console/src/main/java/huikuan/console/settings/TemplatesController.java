package huikuan.console.settings;

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
import huikuan.console.page.Table;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The words of messages and letters, in versions. */
@Screen
final class TemplatesController {

  @GetMapping("/templates")
  String templates(Api api, Frame frame, Model model) {
    return ListPage.of("templates")
        .table(
            Part.of(() -> api.read("/notifications/templates"))
                .map(told -> templates(frame, told, "message")))
        .table(
            Part.of(() -> api.read("/confirmations/templates"))
                .map(told -> templates(frame, told, "letter")))
        .in(model);
  }

  private static Table templates(Frame frame, Answer told, String of) {
    return Table.of("templates-" + of)
        .column(
            "template",
            row ->
                Cell.word("level", row.get("name"))
                    .to(
                        frame.to(
                            "/templates/{}/{}/{}", of, row.text("language"), row.text("name"))))
        .column("language", row -> Cell.word("language", row.get("language")))
        .column("kind", row -> Cell.word("message-kind", row.get("kind")))
        .column("version", row -> Cell.count(row.get("version")))
        .column("by", row -> Cell.actor(row.get("by")))
        .column("at", row -> Cell.moment(row.get("at")))
        .rows(told.list("items"), told.text("next"));
  }

  @GetMapping("/templates/{of:message|letter}/{language}/{name}")
  String template(
      Api api,
      Frame frame,
      @PathVariable String of,
      @PathVariable String language,
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String version,
      @RequestParam(required = false) @Nullable String against,
      @RequestParam(required = false) @Nullable String account,
      Model model) {
    Part<Answer> template = template(api, of, language, name, version);
    model.addAttribute("of", of);
    model.addAttribute("language", language);
    model.addAttribute("name", name);
    model.addAttribute("against", against);
    model.addAttribute("account", account);
    model.addAttribute("template", template);
    if (against != null && template.there()) {
      Part<Answer> other = template(api, of, language, name, against);
      model.addAttribute(
          "lines", other.map(it -> Difference.of(Texts.words(it), Texts.words(template.get()))));
    }
    boolean previewed = of.equals("letter") || (account != null && !account.isBlank());
    if (previewed && frame.may("finance", "collector", "approver")) {
      model.addAttribute(
          "preview", Part.of(() -> previewed(api, of, language, name, version, account)));
      model.addAttribute(
          "shown",
          frame
              .to("/templates/{}/{}/{}/preview", of, language, name)
              .with("version", version)
              .with("account", account));
    }
    return "settings/template";
  }

  /** As its recipient would see it, for a frame of the page. */
  @GetMapping("/templates/{of:message|letter}/{language}/{name}/preview")
  void preview(
      Api api,
      @PathVariable String of,
      @PathVariable String language,
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String version,
      @RequestParam(required = false) @Nullable String account,
      HttpServletResponse response)
      throws IOException {
    Answer told = previewed(api, of, language, name, version, account);
    Downloads.framed(response, requireNonNullElse(told.text("html"), ""));
  }

  private static Part<Answer> template(
      Api api, String of, String language, String name, @Nullable String version) {
    Api.Query query = Api.query().with("version", version);
    return Part.of(
        () ->
            of.equals("message")
                ? api.read(query, "/notifications/templates/{}/{}", name, language)
                : api.read(query, "/confirmations/templates/{}/{}", language, name));
  }

  private static Answer previewed(
      Api api,
      String of,
      String language,
      String name,
      @Nullable String version,
      @Nullable String account) {
    Map<String, Object> body = new java.util.LinkedHashMap<>();
    if (version != null && version.matches("\\d{1,9}")) {
      body.put("version", Integer.valueOf(version));
    }
    if (of.equals("message")) {
      body.put("account", String.valueOf(account));
    }
    return of.equals("message")
        ? api.act(HttpMethod.POST, body, "/notifications/templates/{}/{}/preview", name, language)
        : api.act(HttpMethod.POST, body, "/confirmations/templates/{}/{}/preview", language, name);
  }

  @PostMapping("/templates/{of:message|letter}/{language}/{name}")
  String change(
      Api api,
      Frame frame,
      @PathVariable String of,
      @PathVariable String language,
      @PathVariable String name,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    boolean done =
        Forms.act(
            after,
            "template.changed",
            form,
            () -> {
              Api asSeen = api.ifMatch(form.get("seen"));
              if (of.equals("message")) {
                asSeen.act(
                    HttpMethod.PUT,
                    Forms.body(form, "subject", "text", "html"),
                    "/notifications/templates/{}/{}",
                    name,
                    language);
              } else {
                asSeen.act(
                    HttpMethod.PUT,
                    Forms.body(form, "page"),
                    "/confirmations/templates/{}/{}",
                    language,
                    name);
              }
            });
    // The difference from the version that was seen is shown, if somebody was quicker.
    return "redirect:"
        + frame
            .to("/templates/{}/{}/{}", of, language, name)
            .with("against", done ? null : form.get("seen"));
  }
}
