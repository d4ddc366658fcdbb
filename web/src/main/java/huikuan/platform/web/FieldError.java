package huikuan.platform.web;

/**
 * A field at fault.
 *
 * @param field its path, such as {@code contacts[0].email}
 * @param allowed what would be right
 */
public record FieldError(String field, String allowed) {}
