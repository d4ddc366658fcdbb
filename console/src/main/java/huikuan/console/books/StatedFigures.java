package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.api.Problem;
import huikuan.console.page.Forms;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * Figures that are stated day by day. One takes the place of another only if whoever states it has
 * seen that one: at first none, then the one that the refusal tells of.
 */
final class StatedFigures {

  private static final String INSTEAD = "instead";
  private static final String FORM = "form";

  /** As the API says which value there is. */
  private static final String STANDS = ", which stands";

  private static final String NOTHING = "nothing";

  private StatedFigures() {}

  /** As the API takes it. */
  static Map<String, @Nullable Object> entry(Map<String, String> form, String... fields) {
    Map<String, @Nullable Object> entry = new HashMap<>(Forms.body(form, fields));
    entry.putAll(Forms.body(form, INSTEAD));
    entry.putIfAbsent(INSTEAD, null);
    return entry;
  }

  /**
   * The value that a refusal told of, or else the one that was seen before it; null = none.
   *
   * @param model of a page to which a form leads back
   */
  static @Nullable String seen(Model model) {
    if (model.getAttribute("refused") instanceof Problem refused) {
      for (Problem.Fault fault : refused.faults()) {
        if (fault.field().endsWith("." + INSTEAD)) {
          String stands = fault.allowed().replace(STANDS, "");
          return stands.equals(NOTHING) ? null : stands;
        }
      }
    }
    return model.getAttribute(FORM) instanceof Answer form ? form.text(INSTEAD) : null;
  }
}
