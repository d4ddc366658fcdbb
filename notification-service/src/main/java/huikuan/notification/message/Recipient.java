package huikuan.notification.message;

/** The person written to, as known when the message was asked for. */
public record Recipient(String contactId, String name, String role, String email) {}
