package huikuan.standalone.imports;

import huikuan.standalone.client.GatewayRefused;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Repeats what the gateway was too busy for. To send the same again is safe: it is done once.
 *
 * @param attempts how often at most
 */
record Patience(int attempts, Duration pause) {

  static final Patience USUAL = new Patience(30, Duration.ofSeconds(2));

  private static final int BUSY = 503;

  <T> T ask(Supplier<T> question) {
    for (int attempt = 1; ; attempt++) {
      try {
        return question.get();
      } catch (GatewayRefused refused) {
        if (refused.status() != BUSY || attempt >= attempts) {
          throw refused;
        }
        LockSupport.parkNanos(pause.toNanos());
      }
    }
  }
}
