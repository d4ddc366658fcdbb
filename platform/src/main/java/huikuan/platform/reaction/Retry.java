package huikuan.platform.reaction;

import huikuan.platform.eventlog.RecordedEvent;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * An event that is brought once more for a subject that was stuck at it. Of all that reacts to the
 * event, only this subject does.
 */
public record Retry(Subject subject, RecordedEvent event) {

  private static final ScopedValue<Retry> NOW = ScopedValue.newInstance();

  /** The one that this thread makes. */
  public static Optional<Retry> now() {
    return NOW.isBound() ? Optional.of(NOW.get()) : Optional.empty();
  }

  void with(Callable<?> redelivery) {
    try {
      ScopedValue.where(NOW, this).call(redelivery::call);
    } catch (Exception e) {
      throw Failure.of(e);
    }
  }
}
