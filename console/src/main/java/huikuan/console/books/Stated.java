package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Figures that are stated day by day. One takes the place of another only if whoever states it has
 * seen that one: at first none, then the one that the refusal tells of.
 */
final class Stated {

  private static final String INSTEAD = "instead";
  private static final String FORM = "form";

  private Stated() {}

  /** As the API takes it. */
  static Map<String, @Nullable Object> entry(Map<String, String> form, String... fields) {
    Map<String, @Nullable Object> entry = new HashMap<>(Forms.body(form, fields));
    entry.putAll(Forms.body(form, INSTEAD));
    entry.putIfAbsent(INSTEAD, null);
    return entry;
  }

  /** What was typed is shown again if it was refused. */
  static void keep(RedirectAttributes after, boolean done, Map<String, String> form) {
    if (!done) {
      after.addFlashAttribute(FORM, Forms.typed(form));
    }
  }

  /** The rate that stands of the day and currency of a form that was refused; null = none. */
  static @Nullable String rate(Api api, Frame frame, Model model) {
    if (!(model.getAttribute(FORM) instanceof Answer form)) {
      return null;
    }
    Api.Query query =
        Api.query()
            .with("to", form.get("to"))
            .with("currency", form.get("currency"))
            .with("on", form.get("day"));
    Part<Answer> told = Part.of(() -> api.read(query, "/companies/{}/rates", frame.company()));
    return told.there() ? of(told.get().list("rates"), form, "rate") : null;
  }

  /** The balance that stands. */
  static @Nullable String balance(Api api, Frame frame, Model model) {
    if (!(model.getAttribute(FORM) instanceof Answer form)) {
      return null;
    }
    Api.Query query =
        Api.query()
            .with("from", form.get("day"))
            .with("to", form.get("day"))
            .with("currency", form.get("currency"));
    Part<Answer> told =
        Part.of(() -> api.read(query, "/companies/{}/control-account", frame.company()));
    return told.there() ? of(told.get().list("days"), form, "generalLedger") : null;
  }

  private static @Nullable String of(List<Answer> stated, Answer form, String value) {
    return stated.stream()
        .filter(each -> String.valueOf(each.text("day")).equals(form.text("day")))
        .findFirst()
        .map(each -> each.text(value))
        .orElse(null);
  }
}
