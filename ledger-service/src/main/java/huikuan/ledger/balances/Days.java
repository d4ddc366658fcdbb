package huikuan.ledger.balances;

import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/** Business days in queries. */
public final class Days {

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final String ALLOWED = "a date, such as 2013-03-31";

  /**
   * @throws ProblemException if the text is no day
   */
  public static LocalDate parse(String field, String text) {
    try {
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException noSuchDay) {
      // The 30th of February is as wrong as any other text.
    }
    throw new ProblemException(Problem.invalid(List.of(new FieldError(field, ALLOWED))));
  }

  private Days() {}
}
