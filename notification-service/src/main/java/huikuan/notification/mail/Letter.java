package huikuan.notification.mail;

import huikuan.notification.message.Content;

/**
 * A letter that was written.
 *
 * @param template the version that wrote it, such as {@code zh/reminder-1/3}
 */
public record Letter(Content content, String template) {}
