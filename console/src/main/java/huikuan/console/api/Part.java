package huikuan.console.api;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page: what the API answered, or why there is no answer. The other parts are shown all
 * the same.
 *
 * @param value null = there is a problem
 * @param problem null = there is a value
 */
public record Part<T>(@Nullable T value, @Nullable Problem problem) {

  /** The answer, or why there is none. Being signed out concerns the whole page. */
  public static <T> Part<T> of(Supplier<T> question) {
    try {
      return new Part<>(question.get(), null);
    } catch (ApiRefused refused) {
      return new Part<>(null, refused.problem());
    }
  }

  public boolean there() {
    return problem == null;
  }

  /** The value; asked for only if it is there. */
  public T get() {
    return Objects.requireNonNull(value);
  }

  public <U> Part<U> map(Function<T, U> change) {
    return value == null ? new Part<>(null, problem) : new Part<>(change.apply(value), null);
  }
}
