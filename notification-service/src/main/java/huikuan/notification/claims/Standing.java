package huikuan.notification.claims;

import huikuan.contracts.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a claim stands now.
 *
 * @param open what is owed
 * @param closed why its case was closed, or {@code on-hold}; null = it is being chased
 */
public record Standing(Money open, @Nullable String closed) {

  /** Why a message is withdrawn whose case is held. */
  public static final String ON_HOLD = "on-hold";

  /** Why nobody is to be written to about it; empty = write. */
  public Optional<String> settled() {
    if (open.signum() <= 0) {
      return Optional.of("settled");
    }
    return Optional.ofNullable(closed);
  }
}
