package huikuan.ledger.balances;

import huikuan.ledger.commands.Positions;
import huikuan.ledger.company.CompanySettings;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.projection.Follower;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes questions exact: which day, which commits. An answer knows all that was acknowledged before
 * it was asked for; to be sure of that it waits for the read model.
 */
@Component
public class Questions {

  private static final String ALLOWED_KNOWN_AT =
      "a position, such as 48211, or a moment with its offset, such as 2013-04-01T00:00:00+08:00";

  private final EventLog log;
  private final Follower balances;
  private final BalancesSettings settings;
  private final CompanySettings companies;
  private final Clock clock;

  Questions(
      EventLog log,
      Follower balancesFollower,
      BalancesSettings settings,
      CompanySettings companies,
      Clock clock) {
    this.log = log;
    this.balances = balancesFollower;
    this.settings = settings;
    this.companies = companies;
    this.clock = clock;
  }

  /**
   * @param company whose day today is; null = the default time zone's
   * @throws ProblemException if a field is malformed, or the read model is behind
   */
  public Question ask(@Nullable String company, When when) {
    ZoneId zone = companies.timeZone(company);
    LocalDate day =
        when.asOf() == null
            ? companies.dayAt(company, clock.instant())
            : Days.parse("asOf", when.asOf());
    long atLeast = when.atLeast() == null ? 0 : position("atLeast", when.atLeast());
    long head = await(Math.max(atLeast, log.head()));
    if (when.knownAt() == null) {
      OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), zone);
      return new Question(day, when.asOf() != null, now, head);
    }
    Object knownAt = parsed("knownAt", when.knownAt());
    return new Question(day, when.asOf() != null, knownAt, position(knownAt));
  }

  /**
   * The newest commit known at a moment; the read model has it.
   *
   * @param text a position, or a moment with its offset
   */
  public long knownAt(String field, String text) {
    return known(field, text).position();
  }

  /**
   * A moment of knowledge, made exact.
   *
   * @param text a position, or a moment with its offset
   */
  public Known known(String field, String text) {
    Object moment = parsed(field, text);
    return new Known(moment, position(moment));
  }

  /**
   * @param moment a position, or a moment with its offset, as it is answered
   * @param position the newest commit known then; the read model has it
   */
  public record Known(Object moment, long position) {}

  private long position(Object knownAt) {
    return await(
        switch (knownAt) {
          case OffsetDateTime moment -> log.positionAt(moment.toInstant());
          case Long position -> position;
          default -> throw new IllegalStateException("No moment: " + knownAt);
        });
  }

  private static Object parsed(String field, String text) {
    if (Positions.written(text)) {
      return Long.valueOf(text);
    }
    try {
      // An unescaped plus sign arrives as a space.
      return OffsetDateTime.parse(text.replace(' ', '+'));
    } catch (DateTimeParseException e) {
      throw malformed(field, ALLOWED_KNOWN_AT);
    }
  }

  private static long position(String field, String text) {
    if (Positions.written(text)) {
      return Long.parseLong(text);
    }
    throw malformed(field, "a position, such as 48211");
  }

  private long await(long position) {
    long reached = balances.await(position, settings.patience());
    if (reached < position) {
      throw new ProblemException(
          Problem.of(
              "behind",
              "Not there yet",
              503,
              "Balances stand at %d, not yet at %d. Ask again.".formatted(reached, position)));
    }
    return position;
  }

  private static ProblemException malformed(String field, String allowed) {
    return new ProblemException(Problem.invalid(List.of(new FieldError(field, allowed))));
  }
}
