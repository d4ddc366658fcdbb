package huikuan.embedded;

/** Ports on loopback. */
final class Ports {

  static final String LOOPBACK = "127.0.0.1";

  private Ports() {}

  /**
   * Before anything is opened for a server that chooses its port itself when it is told 0.
   *
   * @throws PortTaken if somebody listens there
   */
  static void requireFree(String what, int port) {
    if (port != 0) {
      BoundPort.bind(what, port).close();
    }
  }
}
