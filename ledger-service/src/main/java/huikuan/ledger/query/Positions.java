package huikuan.ledger.query;

import huikuan.platform.eventlog.EventLog;
import huikuan.platform.web.Moments;
import huikuan.platform.web.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Positions that requests name. The log is asked where it stands, so one beyond it exists nowhere.
 */
@Component
public class Positions {

  /** The values that a moment of knowledge can have. */
  static final String ALLOWED_KNOWN_AT = "a position, such as 48211, or " + Moments.ALLOWED;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final EventLog log;

  Positions(EventLog log) {
    this.log = log;
  }

  public static boolean written(String text) {
    return NUMBER.matcher(text).matches();
  }

  /**
   * The position that a field names.
   *
   * @throws ProblemException if it is no position, or beyond the log
   */
  public long read(String field, String text) {
    if (!written(text)) {
      throw ProblemException.field(field, "a position, such as 48211");
    }
    return within(field, Long.parseLong(text));
  }

  /**
   * The position, if the log has come so far.
   *
   * @throws ProblemException if it has not
   */
  public long within(String field, long position) {
    long head = log.head();
    if (position > head) {
      throw ProblemException.field(
          field, "a position up to " + head + ", where the log stands; it has no " + position);
    }
    return position;
  }

  /**
   * The last commit that {@code knownAt} knows. A moment still to come is now.
   *
   * @param knownAt a position, or a moment with its offset; null = now
   * @throws ProblemException if it is neither
   */
  public long known(@Nullable String knownAt) {
    if (knownAt == null) {
      return log.head();
    }
    return written(knownAt)
        ? read("knownAt", knownAt)
        : log.positionAt(Moments.parse("knownAt", knownAt, ALLOWED_KNOWN_AT).toInstant());
  }

  /** Refuses an {@code atLeast} that is no position of the log. */
  public void check(@Nullable String atLeast) {
    if (atLeast != null) {
      read("atLeast", atLeast);
    }
  }
}
