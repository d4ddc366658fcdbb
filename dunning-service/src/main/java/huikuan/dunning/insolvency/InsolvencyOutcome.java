package huikuan.dunning.insolvency;

/** The outcome of a command about an insolvency. */
enum InsolvencyOutcome {
  /** It is recorded, or was. */
  DONE,
  /** There is no insolvency that it could be about. */
  NOT_INSOLVENT,
  /** The insolvency is not as its sender has seen it; nothing was done. */
  OUTDATED
}
