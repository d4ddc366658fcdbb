package huikuan.notification.message;

/**
 * A file that is attached to a message. Its bytes are kept elsewhere, by their hash.
 *
 * @param name as it is attached
 * @param mediaType such as {@code application/pdf}
 * @param hash SHA-256 of its bytes, hexadecimal
 * @param size in bytes
 */
public record Attachment(String name, String mediaType, String hash, long size) {}
