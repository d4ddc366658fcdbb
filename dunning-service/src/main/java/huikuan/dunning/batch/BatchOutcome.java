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
  /** The same hold is in force; it keeps that policy; it has that owner; the ledger was asked. */
  UNCHANGED,
  /** The last day of the hold is over at the customer. */
  UNTIL_PASSED,
  NOTHING_TO_RESUME,
  /** A message of the claim has not left, or a demand is ordered. */
  MESSAGE_UNDER_WAY,
  NO_NEXT_STEP,
  NOT_THE_NEXT_STEP,
  /** The policy has not the level of the escalation that the claim is part of. */
  CLAIM_ESCALATED,
  /** The policy has not the last level taken, and where the claim starts is not named. */
  START_NEEDED,
  /** The open amount is no small difference. */
  NOT_SMALL,
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
