package huikuan.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on loopback. */
final class Ports {

  static final String LOOPBACK = "127.0.0.1";

  private Ports() {}

  /** The port itself if nobody listens there; any free one for 0. */
  static int claim(String what, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(LOOPBACK), port));
      return socket.getLocalPort();
    } catch (BindException e) {
      PortTaken taken = new PortTaken(what, port);
      taken.initCause(e);
      throw taken;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
