package huikuan.dunning.claim;

/** The outcome of asking for the write-off of a small difference. */
public enum WriteOffOutcome {
  ASKED,
  /** The ledger was asked before, and has not refused. */
  UNCHANGED,
  /** The open amount is no small difference. */
  NOT_SMALL,
  /** The case is closed: nothing is open. */
  CLOSED
}
