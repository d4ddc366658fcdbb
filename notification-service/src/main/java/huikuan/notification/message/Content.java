package huikuan.notification.message;

import org.jspecify.annotations.Nullable;

/**
 * The content of a message, exactly as it is sent; where it is kept, {@code …} stands in place of
 * the secret of its link.
 *
 * @param list the attached claims as CSV; null = all claims are in the text
 * @param attachment null = no file is attached
 */
public record Content(
    String subject,
    String text,
    String html,
    @Nullable String list,
    @Nullable Attachment attachment) {}
