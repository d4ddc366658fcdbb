package huikuan.dunning.assignment;

/** The outcome of a command about an assignment. */
enum AssignmentOutcome {
  /** It is recorded, or was. */
  DONE,
  /** There is no assignment that it could be about. */
  NOT_ASSIGNED,
  /** The assignment is not as its sender has seen it; nothing was done. */
  OUTDATED
}
