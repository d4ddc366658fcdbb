package huikuan.platform.reaction;

/** An event about a case waits, because it could not be handled yet. */
public final class NewsWaits extends RuntimeException {

  public NewsWaits(String about) {
    super("News about " + about + " can't be handled yet; see what is stuck");
  }
}
