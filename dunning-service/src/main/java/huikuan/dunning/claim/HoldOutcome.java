package huikuan.dunning.claim;

/** What became of placing or ending a hold. */
public enum HoldOutcome {
  DONE,
  /** The same hold is in force, or there is none to end. */
  UNCHANGED,
  /** The case is closed: there is nothing to hold. */
  CLOSED,
  /** The case is not as its sender has seen it; nothing was done. */
  OUTDATED
}
