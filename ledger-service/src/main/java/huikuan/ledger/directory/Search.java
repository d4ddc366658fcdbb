package huikuan.ledger.directory;

import huikuan.contracts.Identifier;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.PageLimit;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of the directory that is asked for.
 *
 * @param beginning of the ids
 * @param after the id after which the page begins; null = the first page
 */
record Search(String company, String beginning, @Nullable String after, int limit) {

  private static final int USUAL = 100;
  private static final int MOST = 1_000;
  private static final int LONGEST = 200;

  /**
   * @throws ProblemException if a field is malformed
   */
  static String company(@Nullable String company) {
    if (company == null) {
      throw malformed("company", "must be given");
    }
    return RequestValues.read("company", company, Identifier::parseCompany);
  }

  /**
   * The search keys that begin like this.
   *
   * @throws ProblemException if there is neither letter nor digit in it
   */
  static String keys(String company, String q) {
    String key = q.length() > LONGEST ? "" : SearchKeys.normalized(q);
    if (key.isEmpty()) {
      throw malformed("q", "1 to " + LONGEST + " characters, a letter or digit among them");
    }
    return Directory.keys(company, key);
  }

  /**
   * @throws ProblemException if it is no page of this range
   */
  static Search of(
      String company, String beginning, @Nullable String after, @Nullable Integer limit) {
    return new Search(
        company,
        beginning,
        after == null ? null : read(after, beginning),
        PageLimit.check(limit == null ? USUAL : limit, MOST));
  }

  private static String read(String after, String beginning) {
    try {
      String id = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
      if (id.startsWith(beginning)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw malformed("after", "next, as the page before of the same question has it");
  }

  static @Nullable String written(@Nullable String next) {
    return next == null
        ? null
        : Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(next.getBytes(StandardCharsets.UTF_8));
  }

  private static ProblemException malformed(String field, String allowed) {
    return new ProblemException(Problem.invalid(List.of(new FieldError(field, allowed))));
  }
}
