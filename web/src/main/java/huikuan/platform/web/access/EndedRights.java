package huikuan.platform.web.access;

/** Knows the people whose rights have ended, however long their tokens are valid. */
public interface EndedRights {

  /** Whether the caller's rights have ended; asked for each request. */
  boolean ended(Caller caller);
}
