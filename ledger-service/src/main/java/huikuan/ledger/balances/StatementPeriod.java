package huikuan.ledger.balances;

import static java.util.Objects.requireNonNull;

import huikuan.ledger.query.DayRange;
import huikuan.ledger.query.TimeParameters;
import huikuan.platform.web.ProblemException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days of a statement.
 *
 * @param from null = from the account's first
 */
public record StatementPeriod(@Nullable LocalDate from, LocalDate to) {

  /** Before every business day. */
  private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

  /**
   * @param to null = to the day asked about
   * @param when names no day of its own beside {@code to}
   * @param asOf the day that is asked about
   * @throws ProblemException if one is no day, they are the wrong way round, or two are the last
   */
  public static StatementPeriod of(
      @Nullable String from, @Nullable String to, TimeParameters when, LocalDate asOf) {
    if (to != null && when.asOf() != null) {
      throw ProblemException.field("asOf", "absent beside to: that is the statement's last day");
    }
    DayRange days = DayRange.read("from", from, "to", to, asOf);
    return new StatementPeriod(days.first(), requireNonNull(days.last()));
  }

  /** The first day of the statement, or one before every other. */
  public LocalDate first() {
    return from == null ? BEGINNING : from;
  }
}
