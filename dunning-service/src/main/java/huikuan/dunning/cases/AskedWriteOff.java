package huikuan.dunning.cases;

import huikuan.dunning.claim.ClaimEvent.WriteOffAnswered;
import huikuan.dunning.claim.ClaimEvent.WriteOffAsked;
import org.jspecify.annotations.Nullable;

/**
 * A write-off that the ledger is asked for, as stored.
 *
 * @param outcome of the ledger; null = it has not answered
 * @param proposal of the ledger, that others decide; null = there is none
 * @param problem why it was refused; null = it was not
 */
record AskedWriteOff(
    String decision,
    String amount,
    String reason,
    String by,
    @Nullable String outcome,
    @Nullable String proposal,
    @Nullable String problem,
    @Nullable String detail) {

  static AskedWriteOff of(WriteOffAsked event) {
    return new AskedWriteOff(
        event.decision(),
        event.amount().toString(),
        event.reason(),
        event.by(),
        null,
        null,
        null,
        null);
  }

  AskedWriteOff answered(WriteOffAnswered event) {
    return new AskedWriteOff(
        decision,
        amount,
        reason,
        by,
        event.outcome().toString(),
        event.proposal(),
        event.problem(),
        event.detail());
  }

  /** Whether the ledger has still to decide about it, or has posted it. */
  boolean stands() {
    return outcome == null || outcome.equals("proposed") || outcome.equals("posted");
  }
}
