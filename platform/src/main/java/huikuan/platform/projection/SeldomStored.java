package huikuan.platform.projection;

/**
 * The position of a projection whose events are rare. It is stored with each change, and else now
 * and then: what was read without one is read again after a start.
 */
public final class SeldomStored {

  private static final int MOST_READ_AGAIN = 2_000;

  private final StoredPosition position;
  private long stored;

  public SeldomStored(StoredPosition position) {
    this.position = position;
  }

  /** The last commit that is stored as passed; 0 = none. */
  public long read() {
    stored = position.read();
    return stored;
  }

  /**
   * Notes that commits have been taken.
   *
   * @param changed whether any of them changed the projection
   */
  public void passed(long last, boolean changed) {
    if (changed || last - stored >= MOST_READ_AGAIN) {
      position.advance(last);
      stored = last;
    }
  }
}
