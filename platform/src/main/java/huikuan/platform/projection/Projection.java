package huikuan.platform.projection;

import huikuan.platform.eventlog.RecordedEvent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A read model that remembers how far it has come. */
public interface Projection {

  /** The name for people and metrics, such as {@code balances}. */
  String name();

  /**
   * The least time between two batches while nobody waits: commits that are not urgent are taken in
   * larger batches.
   */
  default Duration pace() {
    return Duration.ZERO;
  }

  /**
   * The contradiction between it and the log, in words: it knows a commit that the log does not
   * have. It takes nothing then, and answers nothing. Null = there is none.
   */
  default @Nullable String contradiction() {
    return null;
  }

  /** The last commit whose effects are durable; 0 if there is none. */
  long position();

  /**
   * Takes whole commits, in order and without a gap after {@link #position()}. Their effects and
   * the new position become durable together, or doing it again has the same effect.
   */
  void apply(List<RecordedEvent> events);
}
