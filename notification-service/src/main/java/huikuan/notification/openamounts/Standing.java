package huikuan.notification.openamounts;

import huikuan.notification.message.LeftOut;
import huikuan.notification.message.Subject;
import huikuan.notification.message.Told;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a claim stands now.
 *
 * @param subject with what is owed now
 * @param closed why its case was closed, or {@code on-hold}; null = it is being chased
 */
public record Standing(Subject subject, @Nullable String closed) {

  /** Why a claim is left out whose case is held. */
  public static final String ON_HOLD = "on-hold";

  /** Why nobody is to be written to about it; empty = write. */
  public Optional<LeftOut> leftOut() {
    String reason = subject.open().signum() <= 0 ? "settled" : closed;
    return Optional.ofNullable(reason).map(why -> new LeftOut(subject.step(), why));
  }

  /** Whether the customer is to be written to about it. */
  public boolean owed() {
    return leftOut().isEmpty();
  }

  /** As a message tells of it. */
  public Told told() {
    return new Told(subject.step(), subject.open());
  }
}
