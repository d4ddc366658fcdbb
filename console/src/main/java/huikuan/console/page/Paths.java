package huikuan.console.page;

/** Where a form leads back to: to a page here, whatever it was told. */
public final class Paths {

  private Paths() {}

  /** The path if it is one of ours, else the first page. */
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
