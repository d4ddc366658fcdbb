package huikuan.platform.web;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Moments in requests. */
public final class Moments {

  public static final String ALLOWED =
      "a moment with its offset, such as 2013-04-01T00:00:00+08:00";

  /** A year has four digits: others lead out of what stores and clocks can hold. */
  private static final Pattern MOMENT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]{5,21}[Z+-].*");

  private Moments() {}

  /**
   * A moment; an unescaped plus sign, which arrives as a space, is understood.
   *
   * @throws ProblemException if the text is none
   */
  public static OffsetDateTime parse(String field, String text) {
    return parse(field, text, ALLOWED);
  }

  /**
   * The same of a field that takes other texts, too.
   *
   * @param allowed what the field takes
   */
  public static OffsetDateTime parse(String field, String text, String allowed) {
    String sent = text.replace(' ', '+');
    try {
      if (MOMENT.matcher(sent).matches()) {
        return OffsetDateTime.parse(sent);
      }
    } catch (DateTimeParseException e) {
      // Told below.
    }
    throw ProblemException.field(field, allowed);
  }
}
