package huikuan.platform.eventlog;

/** A commit is missing: the store lost or hides data. Never waited out; somebody must look. */
public final class HoleInLog extends RuntimeException {
  HoleInLog(long missing) {
    super("Commit " + missing + " is missing although a later one is there");
  }
}
