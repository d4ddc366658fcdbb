package huikuan.dunning.batch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What comes, or would come, of the action on one case. */
enum BatchOutcome {
  DONE,
  CASE_CLOSED,
  /** It is an escalation's. */
  NOT_AN_INVOICE,
  /** The same hold is in force. */
  UNCHANGED,
  /** The last day of the hold is over at the customer. */
  UNTIL_PASSED,
  NOTHING_TO_RESUME,
  NOT_STUCK,
  /** It was tried, and fails again. */
  STILL_STUCK,
  /** The batch was stopped before its turn came. */
  STOPPED,
  /** Nobody started the batch. */
  LAPSED;

  static List<String> words() {
    return Arrays.stream(values()).map(BatchOutcome::word).toList();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
