package huikuan.dunning.claim;

/** What became of asking for the write-off of a small difference. */
public enum WriteOffOutcome {
  ASKED,
  /** The ledger was asked before, and has not refused. */
  UNCHANGED,
  /** What is open is no small difference. */
  NOT_SMALL,
  /** The case is closed: nothing is open. */
  CLOSED
}
