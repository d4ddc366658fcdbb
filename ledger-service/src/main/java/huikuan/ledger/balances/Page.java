package huikuan.ledger.balances;

import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which page is asked for.
 *
 * @param after null = the first
 */
record Page(int limit, @Nullable Cursor after) {

  private static final int USUAL = 1_000;
  private static final int MOST = 10_000;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

  /**
   * @param places how many numbers tell a row's place
   * @throws ProblemException if it is no page
   */
  static Page of(Paging paging, int places) {
    int limit = paging.limit() == null ? USUAL : limit(paging.limit());
    return new Page(limit, paging.after() == null ? null : Cursor.parse(paging.after(), places));
  }

  private static int limit(String text) {
    int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MOST) {
      throw new ProblemException(Problem.invalid(List.of(new FieldError("limit", "1 to " + MOST))));
    }
    return limit;
  }

  /** The question to answer: that of the page before, if there was one. */
  When question(When asked) {
    return after == null ? asked : after.sameQuestion(asked);
  }

  /** A number of the place after which the page begins; before every row if it is the first. */
  long afterPlace(int at) {
    return after == null ? Long.MIN_VALUE : after.place().get(at);
  }

  /** One row more than are told says whether there is a next page. */
  int read() {
    return limit + 1;
  }

  <T> List<T> told(List<T> read) {
    return read.size() > limit ? read.subList(0, limit) : read;
  }

  boolean hasNext(List<?> read) {
    return read.size() > limit;
  }
}
