package huikuan.standalone.client;

/** The gateway answered a request with an error. */
public final class GatewayRefused extends RuntimeException {

  private final int status;

  GatewayRefused(String request, int status, String answer) {
    super("%s was answered with %d: %s".formatted(request, status, answer));
    this.status = status;
  }

  public int status() {
    return status;
  }
}
