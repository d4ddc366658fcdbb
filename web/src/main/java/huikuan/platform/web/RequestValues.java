package huikuan.platform.web;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values that a path or a query names, such as identifiers. Their reader throws an {@link
 * IllegalArgumentException} that tells what is allowed.
 */
public final class RequestValues {

  private RequestValues() {}

  /**
   * @throws ProblemException if the text is no such value
   */
  public static <T> T read(String field, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.invalid(List.of(error(field, e))));
    }
  }

  /**
   * As above; null stays null.
   *
   * @throws ProblemException if the text is no such value
   */
  public static <T> @Nullable T optional(
      String field, @Nullable String text, Function<String, T> reader) {
    return text == null ? null : read(field, text, reader);
  }

  /**
   * Notes the error of a text that is no such value, and answers null.
   *
   * @param text null = absent, and that is no error
   */
  public static <T> @Nullable T optional(
      String field, @Nullable String text, Function<String, T> reader, List<FieldError> errors) {
    try {
      return text == null ? null : reader.apply(text);
    } catch (IllegalArgumentException e) {
      errors.add(error(field, e));
      return null;
    }
  }

  private static FieldError error(String field, IllegalArgumentException e) {
    return new FieldError(field, Objects.requireNonNullElse(e.getMessage(), "another value"));
  }
}
