package huikuan.ledger.query;

import huikuan.platform.web.Days;
import huikuan.platform.web.ProblemException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days from one to another, both included.
 *
 * @param first null = without a beginning
 * @param last null = without an end
 */
public record DayRange(@Nullable LocalDate first, @Nullable LocalDate last) {

  /**
   * Reads two parameters of a request; null = the parameter is absent.
   *
   * @param usualLast the last day of a range without the second parameter
   * @throws ProblemException if one is no day, or they are the wrong way round
   */
  public static DayRange read(
      String firstField,
      @Nullable String first,
      String lastField,
      @Nullable String last,
      @Nullable LocalDate usualLast) {
    LocalDate from = first == null ? null : Days.parse(firstField, first);
    LocalDate to = last == null ? usualLast : Days.parse(lastField, last);
    if (from != null && to != null && from.isAfter(to)) {
      throw ProblemException.field(firstField, "a day not after " + to);
    }
    return new DayRange(from, to);
  }
}
