package huikuan.platform.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Days in requests. */
public final class Days {

  public static final String ALLOWED = "a date, such as 2013-03-31";

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  private Days() {}

  /**
   * @throws ProblemException if the text is no day of the years 0000 to 9999
   */
  public static LocalDate parse(String field, String text) {
    try {
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException noSuchDay) {
      // The 30th of February is as wrong as any other text.
    }
    throw ProblemException.field(field, ALLOWED);
  }
}
