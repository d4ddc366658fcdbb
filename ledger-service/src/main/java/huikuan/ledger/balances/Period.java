package huikuan.ledger.balances;

import huikuan.platform.web.Days;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days of a statement.
 *
 * @param from null = from the account's first
 */
public record Period(@Nullable LocalDate from, LocalDate to) {

  /** Before every business day. */
  private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

  /**
   * @param to null = to the day asked about
   * @param when says no day of its own beside {@code to}
   * @param asOf the day that the question came to
   * @throws ProblemException if one is no day, they are the wrong way round, or two are the last
   */
  public static Period of(@Nullable String from, @Nullable String to, When when, LocalDate asOf) {
    if (to != null && when.asOf() != null) {
      throw ProblemException.field("asOf", "absent beside to: that is the statement's last day");
    }
    LocalDate first = from == null ? null : Days.parse("from", from);
    LocalDate last = to == null ? asOf : Days.parse("to", to);
    if (first != null && first.isAfter(last)) {
      throw new ProblemException(
          Problem.invalid(List.of(new FieldError("from", "a day not after " + last))));
    }
    return new Period(first, last);
  }

  /** Its first day, or one before every other. */
  public LocalDate first() {
    return from == null ? BEGINNING : from;
  }
}
