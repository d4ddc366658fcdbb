package huikuan.platform.eventlog;

/** The log takes no more for now; nothing was appended. Try again later. */
public final class AppendRefused extends RuntimeException {
  AppendRefused(String message) {
    super(message);
  }
}
