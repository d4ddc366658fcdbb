package huikuan.platform.reaction;

import org.jspecify.annotations.Nullable;

/** The failure of a handler, without the framework's wrapping. */
public final class Failure {

  private static final int LONGEST_TEXT = 500;

  private Failure() {}

  /** The failure to throw; an error is thrown at once. */
  public static RuntimeException of(Throwable thrown) {
    if (thrown instanceof Error fatal) {
      throw fatal;
    }
    return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
  }

  /** The innermost cause with a message, for people. */
  public static String text(Throwable failure) {
    String text = String.valueOf(failure);
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each.getMessage() != null) {
        text = each.getClass().getSimpleName() + ": " + each.getMessage();
      }
    }
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " …";
  }
}
