package huikuan.ledger.balances;

import huikuan.contracts.AccountId;
import huikuan.ledger.commands.Positions;
import huikuan.platform.eventlog.EventLog;
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

/** Makes questions exact: which account, which day, which commits. */
@Component
class Questions {

  private static final String ALLOWED_DAY = "a date, such as 2013-03-31";
  private static final String ALLOWED_KNOWN_AT =
      "a position, such as 48211, or a moment with its offset, such as 2013-04-01T00:00:00+08:00";

  private final EventLog log;
  private final Positions positions;
  private final CompanySettings companies;
  private final Clock clock;

  Questions(EventLog log, Positions positions, CompanySettings companies, Clock clock) {
    this.log = log;
    this.positions = positions;
    this.companies = companies;
    this.clock = clock;
  }

  Question ask(
      String account, @Nullable String asOf, @Nullable String knownAt, @Nullable String atLeast) {
    AccountId id = account(account);
    ZoneId zone = companies.timeZone(id.company());
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    LocalDate day = asOf == null ? today : day(asOf);
    Object moment =
        knownAt == null ? OffsetDateTime.ofInstant(clock.instant(), zone) : knownAt(knownAt);
    long head = positions.await(atLeast);
    long position = knownAt == null ? head : Math.min(head, position(moment));
    return new Question(id, day, asOf != null, moment, position);
  }

  private static AccountId account(String text) {
    try {
      return AccountId.parse(text);
    } catch (IllegalArgumentException e) {
      throw malformed("account", "company.customer.currency, such as CN01.0379-NEVHP.USD");
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw malformed("asOf", ALLOWED_DAY);
    }
  }

  private static Object knownAt(String text) {
    if (Positions.written(text)) {
      return Long.valueOf(text);
    }
    try {
      // An unescaped plus sign arrives as a space.
      return OffsetDateTime.parse(text.replace(' ', '+'));
    } catch (DateTimeParseException e) {
      throw malformed("knownAt", ALLOWED_KNOWN_AT);
    }
  }

  private long position(Object knownAt) {
    return switch (knownAt) {
      case OffsetDateTime moment -> log.positionAt(moment.toInstant());
      case Long position -> position;
      default -> throw new IllegalStateException("No moment: " + knownAt);
    };
  }

  private static ProblemException malformed(String field, String allowed) {
    return new ProblemException(Problem.invalid(List.of(new FieldError(field, allowed))));
  }
}
