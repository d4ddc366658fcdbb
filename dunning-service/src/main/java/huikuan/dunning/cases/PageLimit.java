package huikuan.dunning.cases;

import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.util.List;

/** How much a page may hold. */
public final class PageLimit {

  public static final String DEFAULT = "100";
  private static final int MOST = 1000;

  private PageLimit() {}

  /**
   * The limit, if it is one.
   *
   * @throws ProblemException if there are more on a page than we give, or none
   */
  public static int check(int limit) {
    if (limit < 1 || limit > MOST) {
      FieldError error = new FieldError("limit", "a number from 1 to " + MOST);
      throw new ProblemException(Problem.invalid(List.of(error)));
    }
    return limit;
  }
}
