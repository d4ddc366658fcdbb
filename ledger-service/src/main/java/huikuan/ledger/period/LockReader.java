package huikuan.ledger.period;

import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.ProblemException;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;

/** Makes a move of the lock of one JSON object, or tells all that is wrong with it. */
final class LockReader {

  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_NAME = 200;

  /**
   * @throws ProblemException with every field at fault
   */
  static MoveLock read(BooksKey key, JsonNode object, Faults faults) {
    Fields fields = new Fields(object, faults);
    LocalDate lockedBefore = fields.optionalDate("lockedBefore");
    // An empty body must not open the books.
    if (!object.has("lockedBefore")) {
      fields.fault("lockedBefore", "a date, such as 2013-07-01, or null: nothing is closed");
    }
    String reason = fields.optionalWords("reason", LONGEST_REASON);
    String by = fields.optionalWords("by", LONGEST_NAME);
    fields.refuseOthers();
    faults.refuse();
    return new MoveLock(key, lockedBefore, reason, by);
  }

  private LockReader() {}
}
