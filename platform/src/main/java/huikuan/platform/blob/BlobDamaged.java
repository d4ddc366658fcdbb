package huikuan.platform.blob;

/**
 * A blob is missing, or its bytes are not those that were kept. The same bytes put again help.
 *
 * <p>Without its cause: a handler for that would answer for it.
 */
public final class BlobDamaged extends RuntimeException {

  private final transient BlobHash hash;

  private BlobDamaged(BlobHash hash, String message) {
    super(message);
    this.hash = hash;
  }

  static BlobDamaged missing(BlobHash hash) {
    return new BlobDamaged(hash, "File " + hash + " is missing");
  }

  static BlobDamaged changed(BlobHash hash) {
    return new BlobDamaged(hash, "File " + hash + " is damaged: it has another hash");
  }

  static BlobDamaged unreadable(BlobHash hash, Exception cause) {
    return new BlobDamaged(hash, "File " + hash + " can't be read: " + cause.getMessage());
  }

  public BlobHash hash() {
    return hash;
  }
}
