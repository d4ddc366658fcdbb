package huikuan.platform.projection;

import huikuan.platform.eventlog.RecordedEvent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A read model that remembers how far it has come. */
public interface Projection {

  /** For people and metrics: such as {@code balances}. */
  String name();

  /**
   * The least time between two batches while nobody waits: what is not urgent is taken in larger
   * ones.
   */
  default Duration pace() {
    return Duration.ZERO;
  }

  /**
   * Why it can't be of this log, in words: it knows a commit that the log does not have. It takes
   * nothing then, and answers nothing. Null = all is well.
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
