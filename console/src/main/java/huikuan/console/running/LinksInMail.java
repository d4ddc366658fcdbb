package huikuan.console.running;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The links in a mail that was caught, for those who try what its recipient can do. The mail itself
 * is shown in a frame that opens nothing.
 */
final class LinksInMail {

  /** On a line of its own, as mails have it, to a page for recipients. */
  private static final Pattern LINK =
      Pattern.compile(
          "^https?://[^/\\s]+(/r/eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+)\\s*$", Pattern.MULTILINE);

  private LinksInMail() {}

  /** Paths of this console, wherever the mail says that it is: a link leads nowhere else. */
  static List<String> of(@Nullable String text) {
    return text == null
        ? List.of()
        : LINK.matcher(text).results().map(found -> found.group(1)).distinct().toList();
  }
}
