package huikuan.platform.approval;

/**
 * What a decision on a proposal comes to. An aggregate need not remember who made it: if the same
 * person decides the same again, {@link #DECIDED} is no fault, as the list of proposals tells.
 */
public enum Verdict {
  /** It takes effect. */
  APPROVED,
  /** One more has approved it; it waits for another. */
  ANOTHER_NEEDED,
  /** It does not happen. */
  REJECTED,
  /** The same person has approved it before, and it waits for another; nothing changes. */
  REPEATED,
  /** There is no such proposal. */
  UNKNOWN,
  /** It was approved, rejected or overtaken before. */
  DECIDED,
  /** Its time is over. */
  LAPSED,
  /** A person decides; it is not known who asks, or it is a program. */
  NOT_A_PERSON,
  /** Nobody approves what he proposed. */
  OWN_PROPOSAL
}
