package huikuan.notification.message;

import org.jspecify.annotations.Nullable;

/**
 * A step that a message leaves out.
 *
 * @param reason see {@link huikuan.contracts.notification.NotificationEvent.StepsLeftOut}
 * @param detail more about the reason; null = nothing more
 */
public record LeftOut(Step step, String reason, @Nullable String detail) {

  public LeftOut(Step step, String reason) {
    this(step, reason, null);
  }
}
