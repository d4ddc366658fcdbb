package huikuan.console.recipient;

import huikuan.console.api.Answer;
import huikuan.console.api.Problem;
import huikuan.console.page.TypedLines;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form of the page that was refused, with all that was typed in it.
 *
 * @param form empty = none was
 * @param problem null = none was
 */
record Refused(
    String form, Map<String, String> typed, TypedLines lines, @Nullable Problem problem) {

  static final Refused NOTHING = new Refused("", Map.of(), new TypedLines(Map.of()), null);

  /** Whether it was this form. */
  public boolean is(String name) {
    return form.equals(name);
  }

  /** The text typed in a field of this form; empty if the form is another one. */
  public String typed(String name, String field) {
    return is(name) ? typed.getOrDefault(field, "") : "";
  }

  /** Whether it was this form, about this item or account: about all that the names tell. */
  boolean isAbout(String name, Answer one, String... names) {
    for (String each : names) {
      if (!typed.getOrDefault(each, "").equals(one.text(each))) {
        return false;
      }
    }
    return is(name);
  }
}
