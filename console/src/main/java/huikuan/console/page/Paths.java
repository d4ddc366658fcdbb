package huikuan.console.page;

import java.net.URI;
import java.net.URISyntaxException;

/** The addresses of pages here. */
public final class Paths {

  /** Where links in mails lead; what follows is a secret. */
  private static final String LINKS = "/r/";

  /** Characters: a longer path does not fit in the headers of an answer. */
  private static final int LONGEST = 6_000;

  private Paths() {}

  /** As it may stand in a log. */
  static String logged(String path) {
    return path.startsWith(LINKS) ? LINKS + "…" : path;
  }

  /**
   * Where a form leads back to: the path that it was told if it is one of ours, else the first
   * page.
   */
  public static String own(String path) {
    boolean ours =
        path.startsWith("/")
            && !path.startsWith("//")
            && path.length() <= LONGEST
            && isAddress(path);
    return ours ? path : "/";
  }

  /** Whether all that needs it is escaped; of what is not, a redirect makes another address. */
  private static boolean isAddress(String path) {
    try {
      return new URI(path).toASCIIString().equals(path);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
