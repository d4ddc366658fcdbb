package huikuan.platform.signature;

/** The treatment of records without a signature. */
public enum UnsignedRecords {
  /** They go to the dead topic. A service whose keys are not set does not start. */
  REFUSED,

  /** They are taken. A signature that is there must fit all the same. */
  ACCEPTED
}
