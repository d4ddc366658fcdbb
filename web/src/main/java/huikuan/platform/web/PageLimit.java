package huikuan.platform.web;

import java.util.List;

/** How much a page may hold. */
public final class PageLimit {

  private PageLimit() {}

  /**
   * The limit, if it is one.
   *
   * @throws ProblemException if it is not from 1 to {@code most}
   */
  public static int check(int limit, int most) {
    if (limit < 1 || limit > most) {
      FieldError error = new FieldError("limit", "a number from 1 to " + most);
      throw new ProblemException(Problem.invalid(List.of(error)));
    }
    return limit;
  }
}
