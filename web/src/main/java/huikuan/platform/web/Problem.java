package huikuan.platform.web;

import java.util.List;

/**
 * An RFC 9457 problem.
 *
 * @param type {@code urn:huikuan:problem:<name>}
 * @param status the HTTP status it has as an answer of its own
 * @param detail what to do about it
 * @param errors the fields at fault; may be empty
 */
public record Problem(
    String type, String title, int status, String detail, List<FieldError> errors) {

  private static final String PREFIX = "urn:huikuan:problem:";

  /** A problem without fields; {@code name} is the last part of its type. */
  public static Problem of(String name, String title, int status, String detail) {
    return new Problem(PREFIX + name, title, status, detail, List.of());
  }

  public static Problem ofFields(String name, String title, int status, List<FieldError> errors) {
    String detail =
        String.join(
            "; ", errors.stream().map(error -> error.field() + ": " + error.allowed()).toList());
    return new Problem(PREFIX + name, title, status, detail, List.copyOf(errors));
  }

  public static Problem invalid(List<FieldError> errors) {
    return ofFields("invalid", "A field is missing or malformed", 400, errors);
  }

  /** Whether it is the problem of a name. */
  public boolean isNamed(String name) {
    return type.equals(PREFIX + name);
  }

  /** The last part of its type. */
  public String name() {
    return type.substring(PREFIX.length());
  }

  public static Problem notFound(String what, String id) {
    return of("not-found", "Not found", 404, "There is no " + what + " " + id + ".");
  }
}
