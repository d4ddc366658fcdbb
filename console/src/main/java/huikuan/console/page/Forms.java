package huikuan.console.page;

import huikuan.console.api.Answer;
import huikuan.console.api.ApiRefused;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a form of one or two fields does. */
public final class Forms {

  private Forms() {}

  /** The fields that are filled in. */
  public static Map<String, Object> body(Map<String, String> form, String... fields) {
    Map<String, Object> body = new LinkedHashMap<>();
    for (String field : fields) {
      String value = form.getOrDefault(field, "").strip();
      if (!value.isEmpty()) {
        body.put(field, value);
      }
    }
    return body;
  }

  /** What was typed, for a form that is shown again. */
  public static Answer typed(Map<String, String> form) {
    return Answer.of(new LinkedHashMap<>(form));
  }

  /**
   * Does it, and lets the next page tell of it: that it was done, or why it was not.
   *
   * @param done its words are {@code done.<done>}
   */
  public static boolean act(RedirectAttributes next, String done, Runnable action) {
    try {
      action.run();
    } catch (ApiRefused refused) {
      next.addFlashAttribute("refused", refused.problem());
      return false;
    }
    next.addFlashAttribute("done", done);
    return true;
  }
}
