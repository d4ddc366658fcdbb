package huikuan.embedded;

import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process of which a server that keeps something has failed. Nothing that it is asked can
 * be kept or answered any more, an orderly end would wait for the server, and a kill is what
 * everything kept here survives: so it ends at once, and whoever supervises it starts it again.
 */
public final class FailStop {

  /** The exit status: an input or output error, in the words of {@code sysexits.h}. */
  public static final int STATUS = 74;

  /** The exit status for data that is not what was written: to start again does not help. */
  public static final int DAMAGED = 65;

  /** For the last words, which nobody may be reading. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(FailStop.class);

  private FailStop() {}

  /** Handles a failure of that server: says why, and does not return. */
  public static Consumer<RuntimeException> of(String server) {
    return failure -> now(server, failure);
  }

  private static void now(String server, RuntimeException failure) {
    int status = failure instanceof DamagedFiles ? DAMAGED : STATUS;
    try {
      Thread.ofPlatform().daemon().name("fail-stop").start(() -> haltInTheEnd(status));
      if (status == DAMAGED) {
        log.error(
            "{} could not go on: {}. This process ends, with status {}. Restore the last backup;"
                + " without one, start once with --accept-loss: what can't be read is set aside.",
            server,
            failure.getMessage(),
            status,
            failure);
        return;
      }
      log.error(
          "{} could not go on: {}. This process ends, with status {}. What was acknowledged is on"
              + " disk; what was not is to be sent again. Make room, if the disk is full, and start"
              + " it again.",
          server,
          root(failure),
          status,
          failure);
    } finally {
      Runtime.getRuntime().halt(status);
    }
  }

  private static void haltInTheEnd(int status) {
    try {
      Thread.sleep(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Runtime.getRuntime().halt(status);
    }
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
