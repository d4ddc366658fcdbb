package huikuan.notification.message;

/** The content of a message, exactly as it is sent. */
public record Content(String subject, String text, String html) {}
