package huikuan.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/**
 * A port on loopback that is bound already, for a server that has to be told its port before it
 * starts: nobody else can get it in between.
 */
final class BoundPort implements AutoCloseable {

  private static final int BACKLOG = 50;

  private final ServerSocketChannel channel;

  private BoundPort(ServerSocketChannel channel) {
    this.channel = channel;
  }

  /**
   * @param port 0 for any free one
   * @throws PortTaken if somebody listens there
   */
  static BoundPort bind(String what, int port) {
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      try {
        channel.configureBlocking(false);
        channel.socket().setReuseAddress(true);
        channel.bind(new InetSocketAddress(Ports.LOOPBACK, port), BACKLOG);
        return new BoundPort(channel);
      } catch (BindException e) {
        channel.close();
        PortTaken taken = new PortTaken(what, port);
        taken.initCause(e);
        throw taken;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int number() {
    return channel.socket().getLocalPort();
  }

  /** For the server, which closes it. */
  ServerSocketChannel channel() {
    return channel;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
