package huikuan.notification.message;

import org.jspecify.annotations.Nullable;

/**
 * Why a letter, or a copy, is not sent.
 *
 * @param reason see {@link huikuan.contracts.notification.NotificationEvent.LetterMailWithheld} and
 *     {@link huikuan.contracts.notification.NotificationEvent.EvidenceCopyWithheld}
 * @param detail more about the reason; null = nothing more
 */
public record Obstacle(String reason, @Nullable String detail) {}
