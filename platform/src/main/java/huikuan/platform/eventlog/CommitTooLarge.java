package huikuan.platform.eventlog;

/** One commit is larger than the store takes; nothing of it was appended. Make two of it. */
public final class CommitTooLarge extends RuntimeException {
  CommitTooLarge(Throwable cause) {
    super("The commit is larger than the store takes", cause);
  }
}
