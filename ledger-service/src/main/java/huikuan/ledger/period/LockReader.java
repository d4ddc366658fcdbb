package huikuan.ledger.period;

import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import tools.jackson.databind.JsonNode;

/** Makes a move of the lock of one JSON object, or tells all that is wrong with it. */
final class LockReader {

  private static final int LONGEST_REASON = 500;

  /**
   * Months: a wrong year would stop all posting, and its author cannot open the days again alone.
   */
  private static final int AHEAD = 6;

  /**
   * @throws ProblemException with every field at fault
   */
  static MoveLock read(
      BooksKey key, JsonNode object, Instant now, Instant lapsesAt, Faults faults) {
    Fields fields = new Fields(object, faults);
    LocalDate lockedBefore = fields.optionalDate("lockedBefore");
    // An empty body must not open the books.
    if (!object.has("lockedBefore")) {
      fields.fault("lockedBefore", "a date, such as 2013-07-01, or null: nothing is closed");
    }
    LocalDate last = LocalDate.ofInstant(now, ZoneOffset.UTC).plusMonths(AHEAD);
    if (lockedBefore != null && lockedBefore.isAfter(last)) {
      fields.fault("lockedBefore", "a day not after " + last);
    }
    String reason = fields.optionalWords("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    return new MoveLock(key, lockedBefore, reason, now, lapsesAt);
  }

  private LockReader() {}
}
