package huikuan.platform.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The state in which a sender has seen what it changes: the header {@code If-Match} has the {@code
 * version} of an answer, which counts the changes, or the position of the last one, in quotes.
 */
public final class IfMatch {

  /** What the header means, for a description of an endpoint. */
  public static final String MEANING = "The version that was read, in quotes: only if it stands";

  private static final Pattern TAG = Pattern.compile("\"\\d+\"");
  private static final int LONGEST_VERSION = 9;
  private static final int LONGEST_POSITION = 18;

  private IfMatch() {}

  /** The version that was seen; null = any. */
  public static @Nullable Integer version(@Nullable String header) {
    String digits =
        digits(header, LONGEST_VERSION, "the version of an answer, such as \"3\" with its quotes");
    return digits == null ? null : Integer.valueOf(digits);
  }

  /**
   * The position of the last change that was seen; 0 = there must be none, null = any.
   *
   * @param ifMatch the header of what is changed
   * @param ifNoneMatch the header of what must be new: {@code *}
   */
  public static @Nullable Long position(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    if (mustBeNew(ifMatch, ifNoneMatch)) {
      return 0L;
    }
    String digits =
        digits(
            ifMatch, LONGEST_POSITION, "the ETag of an answer, such as \"48211\" with its quotes");
    return digits == null ? null : Long.valueOf(digits);
  }

  private static @Nullable String digits(@Nullable String header, int most, String allowed) {
    if (header == null) {
      return null;
    }
    if (!TAG.matcher(header).matches() || header.length() > most + 2) {
      throw ProblemException.field("If-Match", allowed);
    }
    return header.substring(1, header.length() - 1);
  }

  /**
   * The version that was seen; 0 = there must be none, null = any.
   *
   * @param ifMatch the header of what is changed
   * @param ifNoneMatch the header of what must be new: {@code *}
   */
  public static @Nullable Integer version(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    return mustBeNew(ifMatch, ifNoneMatch) ? (Integer) 0 : version(ifMatch);
  }

  private static boolean mustBeNew(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    if (ifNoneMatch != null && (ifMatch != null || !ifNoneMatch.equals("*"))) {
      throw ProblemException.field("If-None-Match", "*, for what must be new; not beside If-Match");
    }
    return ifNoneMatch != null;
  }

  /**
   * Somebody has changed it since, so that it has a newer version.
   *
   * @param what it is, such as {@code case}
   */
  public static ProblemException changed(String what, int version) {
    return changed(what, " It is at version " + version + " now.");
  }

  /**
   * Somebody has changed it since.
   *
   * @param what it is, such as {@code case}
   */
  public static ProblemException changed(String what) {
    return changed(what, "");
  }

  private static ProblemException changed(String what, String now) {
    return new ProblemException(
        Problem.of(
            "changed-meanwhile",
            "It is not as it was read",
            412,
            "Somebody has changed the %s since.%s Read it again, and send your change of that. Nothing was changed."
                .formatted(what, now)));
  }
}
