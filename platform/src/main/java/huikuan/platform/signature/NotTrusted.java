package huikuan.platform.signature;

/** A record is not from where its topic's records come from. */
public final class NotTrusted extends RuntimeException {

  private final String reason;

  public NotTrusted(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
