package huikuan.ledger.directory;

import huikuan.ledger.query.RequestedFilters;
import huikuan.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** Parses the parameters of the directory's lists. */
final class Search {

  static final String Q_DESCRIPTION =
      "What the id, the tax number, the name or a part of it, or its pinyin begins with";

  private static final int LONGEST_QUERY = 200;

  private Search() {}

  /**
   * @throws ProblemException if it is not given, or no company's id
   */
  static String company(@Nullable String company) {
    return RequestedFilters.neededCompany(company, "the company whose list is asked for");
  }

  /**
   * The prefix of the ids of the search keys that are looked for.
   *
   * @throws ProblemException if there is neither letter nor digit in it
   */
  static String keys(String company, String q) {
    String key = q.length() > LONGEST_QUERY ? "" : SearchKeys.normalized(q);
    if (key.isEmpty()) {
      throw ProblemException.field(
          "q", "1 to " + LONGEST_QUERY + " characters, a letter or digit among them");
    }
    return Directory.keys(company, key);
  }
}
