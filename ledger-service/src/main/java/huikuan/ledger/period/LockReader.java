package huikuan.ledger.period;

import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;

/** Makes a move of the lock of one JSON object, or tells all that is wrong with it. */
final class LockReader {

  private static final int LONGEST_REASON = 500;

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
    String reason = fields.optionalWords("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    return new MoveLock(key, lockedBefore, reason, now, lapsesAt);
  }

  private LockReader() {}
}
