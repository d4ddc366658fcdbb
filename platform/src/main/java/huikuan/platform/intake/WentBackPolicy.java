package huikuan.platform.intake;

/** The treatment of events that a source sends after its log went back without a new epoch. */
public enum WentBackPolicy {
  /** The intake stops at the first. */
  STOP,
  /** They are taken: this is the history that counts. */
  TAKE,
  /** They go to the dead topic: the events taken before count. */
  DEAD
}
