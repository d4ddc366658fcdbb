package huikuan.dunning.agenda;

import huikuan.platform.web.Days;
import huikuan.platform.web.Moments;
import huikuan.platform.web.ProblemException;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Window(Instant from, Instant to) {

  private static final String ALLOWED = Days.ALLOWED + ", or " + Moments.ALLOWED;

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
      throw ProblemException.field("to", "later than from");
    }
    return new Window(start, end);
  }

  private static Instant moment(String field, String text, int daysLater, ZoneId zone) {
    return text.contains("T")
        ? Moments.parse(field, text, ALLOWED).toInstant()
        : Days.parse(field, text).plusDays(daysLater).atStartOfDay(zone).toInstant();
  }
}
