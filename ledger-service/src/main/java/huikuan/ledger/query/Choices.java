package huikuan.ledger.query;

import huikuan.platform.web.FieldError;
import huikuan.platform.web.ProblemException;
import java.util.List;

/** Reads parameters that allow a few words only. */
public final class Choices {

  /**
   * The text, if it is one of a few words.
   *
   * @throws ProblemException if it is another
   */
  public static String choice(String field, String text, List<String> choices) {
    if (choices.contains(text)) {
      return text;
    }
    throw ProblemException.field(field, FieldError.oneOf(choices));
  }

  private Choices() {}
}
