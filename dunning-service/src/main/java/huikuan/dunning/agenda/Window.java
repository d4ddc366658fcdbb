package huikuan.dunning.agenda;

import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Window(Instant from, Instant to) {

  private static final String ALLOWED = "a date (2013-03-31) or a moment (2013-03-31T09:00:00Z)";

  /**
   * @param from a date or moment; null = now
   * @param to a date, that day included, or a moment; null = as far as the agenda looks ahead
   * @throws ProblemException if one can't be read, or the window would be empty
   */
  static Window of(
      @Nullable String from, @Nullable String to, Instant now, AgendaSettings settings) {
    ZoneId zone = settings.zone();
    Instant start = from == null ? now : moment("from", from, 0, zone);
    Instant end =
        to == null
            ? start.atZone(zone).plus(settings.horizon()).toInstant()
            : moment("to", to, 1, zone);
    if (!start.isBefore(end)) {
      throw problem("to", "later than from");
    }
    return new Window(start, end);
  }

  private static Instant moment(String field, String text, int daysLater, ZoneId zone) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).plusDays(daysLater).atStartOfDay(zone).toInstant();
    } catch (DateTimeParseException malformed) {
      throw problem(field, ALLOWED);
    }
  }

  private static ProblemException problem(String field, String allowed) {
    return new ProblemException(Problem.invalid(List.of(new FieldError(field, allowed))));
  }
}
