package huikuan.standalone.sandbox;

import java.time.Duration;
import java.util.List;

/** Events are under way, and nothing moves. */
public final class NotSettled extends RuntimeException {

  private final List<String> lagging;

  NotSettled(Duration waited, List<String> lagging) {
    super(
        "Nothing has moved for %d s, yet this is not done: %s"
            .formatted(waited.toSeconds(), String.join(", ", lagging)));
    this.lagging = List.copyOf(lagging);
  }

  List<String> lagging() {
    return lagging;
  }
}
