package huikuan.notification.message;

/** What a message says, exactly as it is sent. */
public record Content(String subject, String text, String html) {}
