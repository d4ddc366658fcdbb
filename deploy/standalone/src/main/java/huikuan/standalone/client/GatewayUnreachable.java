package huikuan.standalone.client;

import java.net.ConnectException;
import java.net.http.HttpTimeoutException;

/** Nobody answers at the gateway's address, or the connection broke. */
public final class GatewayUnreachable extends RuntimeException {

  GatewayUnreachable(String address, Exception cause) {
    super("No answer from %s: %s. Is it running?".formatted(address, why(cause)), cause);
  }

  private static String why(Exception cause) {
    return switch (cause) {
      case ConnectException e -> "no connection";
      case HttpTimeoutException e -> "not in time";
      case InterruptedException e -> "interrupted";
      default -> "the connection broke";
    };
  }
}
