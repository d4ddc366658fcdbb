package huikuan.console.page;

/** The addresses of pages here. */
public final class Paths {

  /** Where links in mails lead; what follows is a secret. */
  private static final String LINKS = "/r/";

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
    // A brace would be taken for a part that is still to be filled in.
    boolean ours =
        path.startsWith("/")
            && !path.startsWith("//")
            && path.chars()
                .noneMatch(
                    each ->
                        each == '\\' || each == '{' || each == '}' || Character.isISOControl(each));
    return ours ? path : "/";
  }
}
