package huikuan.benchmarks.server;

/** A request was answered with an error, or not at all. */
public final class NotAnswered extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  public NotAnswered(int status, String what) {
    super(status + ": " + what);
    this.status = status;
  }

  public NotAnswered(Exception cause) {
    super(cause);
    this.status = 0;
  }

  /** 0 = no answer came. */
  public int status() {
    return status;
  }
}
