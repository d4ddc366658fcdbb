package huikuan.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * The page that a client asks for: {@code limit} and {@code after}. A controller's parameter of
 * this type has a {@link PageLimits}.
 *
 * @param limit rows of the page
 * @param after {@code next} of the page before; null = the first page
 */
public record PageRequest(int limit, @Nullable String after) {

  /**
   * The page that is asked for.
   *
   * @throws ProblemException if {@code after} is no cursor, or another question's
   */
  public Page of(ListQuestion question) {
    return new Page(question, limit, after == null ? null : Cursor.read(after, question));
  }
}
