package huikuan.platform.eventlog;

import org.jspecify.annotations.Nullable;

/**
 * The store did not answer, and did not come back in time to be asked: whether the commit is in the
 * log is not known. Sending the same document again is safe.
 */
public final class AppendUncertain extends RuntimeException {
  AppendUncertain(@Nullable Throwable cause) {
    super("The store did not answer; whether the commit was stored is not known", cause);
  }
}
