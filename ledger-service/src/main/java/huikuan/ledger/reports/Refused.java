package huikuan.ledger.reports;

import huikuan.platform.web.FieldError;
import huikuan.platform.web.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions that are none. */
public final class Refused {

  /** A field that is not what is allowed. */
  public static ProblemException field(String field, String allowed) {
    return ProblemException.field(field, allowed);
  }

  /**
   * The text, if it is one of a few words.
   *
   * @throws ProblemException if it is another
   */
  public static String choice(String field, String text, List<String> choices) {
    if (choices.contains(text)) {
      return text;
    }
    throw field(field, FieldError.oneOf(choices));
  }

  static @Nullable String optionalChoice(
      String field, @Nullable String text, List<String> choices) {
    return text == null ? null : choice(field, text, choices);
  }

  private Refused() {}
}
