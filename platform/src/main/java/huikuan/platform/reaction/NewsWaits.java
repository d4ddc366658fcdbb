package huikuan.platform.reaction;

/** Something is known of a case that could not be handled yet. */
public final class NewsWaits extends RuntimeException {

  NewsWaits(String about) {
    super("News about " + about + " can't be handled yet; see what is stuck");
  }
}
