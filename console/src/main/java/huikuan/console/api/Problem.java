package huikuan.console.api;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The API's word on a request that it refused, or could not answer (RFC 9457).
 *
 * @param type such as {@code urn:huikuan:problem:invalid}
 * @param status as of the answer; 0 = the API was not reached
 * @param detail what can be done about it
 * @param errors the fields at fault
 */
public record Problem(
    @Nullable String type,
    @Nullable String title,
    int status,
    @Nullable String detail,
    @Nullable List<Fault> errors) {

  private static final String PREFIX = "urn:huikuan:problem:";

  /** A field, and what is allowed there. */
  public record Fault(String field, String allowed) {

    /** Whether it is the field's, or of one of its values. */
    boolean isAt(String name) {
      return field.equals(name) || field.replaceFirst("\\[\\d+]$", "").equals(name);
    }
  }

  public Problem {
    errors = errors == null ? List.of() : List.copyOf(errors);
  }

  static Problem unreachable() {
    return new Problem(PREFIX + "unavailable", null, 0, null, List.of());
  }

  public static Problem nothingThere() {
    return new Problem(PREFIX + "not-found", null, 404, null, List.of());
  }

  /** Its stable name, such as {@code not-found}. */
  public String name() {
    return type != null && type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : "internal";
  }

  /** The values that a field allows, or each of its values; null if it is not at fault. */
  public @Nullable String of(String field) {
    return faults().stream()
        .filter(each -> each.isAt(field))
        .map(Fault::allowed)
        .findFirst()
        .orElse(null);
  }

  /** Whether a sentence is nothing but the fields at fault, one after the other. */
  public boolean saysOfFields(String sentence) {
    return sentence.equals(
        faults().stream()
            .map(each -> each.field() + ": " + each.allowed())
            .collect(Collectors.joining("; ")));
  }

  /** The fields at fault. */
  public List<Fault> faults() {
    return errors == null ? List.of() : errors;
  }
}
