package huikuan.notification.message;

import org.jspecify.annotations.Nullable;

/**
 * Why a letter is not sent.
 *
 * @param reason see {@link huikuan.contracts.notification.NotificationEvent.LetterMailWithheld}
 * @param detail more about the reason; null = nothing more
 */
public record Obstacle(String reason, @Nullable String detail) {}
