package huikuan.standalone.sandbox;

import java.time.Duration;
import java.util.List;

/** Events were still under way when the wait ended. */
public final class NotSettled extends RuntimeException {

  private final List<String> lagging;

  NotSettled(Duration waited, List<String> lagging) {
    super("Not settled within %d s: %s".formatted(waited.toSeconds(), String.join(", ", lagging)));
    this.lagging = List.copyOf(lagging);
  }

  /** The stations that lag; empty if all are quiet now and then but never twice in a row. */
  List<String> lagging() {
    return lagging;
  }
}
