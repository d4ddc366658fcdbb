package huikuan.platform.link;

/** A link that can't be used. */
public final class LinkRefused extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean expired;

  LinkRefused(boolean expired) {
    super(expired ? "The link has expired" : "This is no link of ours", null, false, false);
    this.expired = expired;
  }

  /** Whether it was a link once; otherwise it never was one. */
  public boolean expired() {
    return expired;
  }
}
