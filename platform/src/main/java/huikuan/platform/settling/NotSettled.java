package huikuan.platform.settling;

import java.time.Duration;
import java.util.List;

/** Something is under way, and nothing moves. */
public final class NotSettled extends RuntimeException {

  private final List<String> lagging;

  NotSettled(Duration waited, List<String> lagging) {
    super(
        "Nothing has moved for %d s, yet this is not done: %s"
            .formatted(waited.toSeconds(), String.join(", ", lagging)));
    this.lagging = List.copyOf(lagging);
  }

  /** The names of the stations that lag. */
  public List<String> lagging() {
    return lagging;
  }
}
