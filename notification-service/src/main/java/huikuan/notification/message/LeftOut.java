package huikuan.notification.message;

/**
 * A step that a message leaves out.
 *
 * @param reason see {@link huikuan.contracts.notification.NotificationEvent.StepsLeftOut}
 */
public record LeftOut(Step step, String reason) {}
