package huikuan.embedded;

/** The port a server was told to listen on belongs to somebody else. */
public final class PortTaken extends RuntimeException {

  private final String what;
  private final int port;

  public PortTaken(String what, int port) {
    super("Port " + port + " for " + what + " is taken");
    this.what = what;
    this.port = port;
  }

  public String what() {
    return what;
  }

  public int port() {
    return port;
  }
}
