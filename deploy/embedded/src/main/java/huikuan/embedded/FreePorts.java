package huikuan.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on loopback for servers that are about to start. They lie below those that systems hand out
 * to connections: else a connection of anybody could take one before its server does.
 */
public final class FreePorts {

  private static final int FIRST = 20_000;
  private static final int END = 32_000;

  private FreePorts() {}

  /** One alone. */
  public static int one() {
    return next(1).getFirst();
  }

  /** So many; all are held until the last is found, so that no two are the same. */
  public static List<Integer> next(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      int candidate = ThreadLocalRandom.current().nextInt(FIRST, END);
      while (held.size() < count) {
        hold(candidate, held);
        candidate = candidate + 1 == END ? FIRST : candidate + 1;
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      held.forEach(FreePorts::close);
    }
  }

  private static void hold(int port, List<ServerSocket> held) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(Ports.LOOPBACK, port));
      held.add(socket);
    } catch (BindException e) {
      socket.close();
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
