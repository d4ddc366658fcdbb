package huikuan.standalone.client;

/** Nobody answers at the gateway's address, or the connection broke. */
public final class GatewayUnreachable extends RuntimeException {

  GatewayUnreachable(String address, Exception cause) {
    super("No answer from " + address + " (" + cause + "). Is it running?", cause);
  }
}
