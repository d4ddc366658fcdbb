package huikuan.platform.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server on loopback, on which nothing moves while it is stalled. */
final class StallingWay implements AutoCloseable {

  private final ServerSocket entrance;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile int target;
  private boolean stalled;

  StallingWay() {
    try {
      entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  void leadTo(int port) {
    target = port;
  }

  synchronized void stall() {
    stalled = true;
  }

  synchronized void goOn() {
    stalled = false;
    notifyAll();
  }

  private synchronized void awaitFree() throws InterruptedException {
    while (stalled) {
      wait();
    }
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        connect(entrance.accept());
      } catch (IOException e) {
        // Closed, or nobody listens at the other end: the client sees it too.
        continue;
      }
    }
  }

  private void connect(Socket client) throws IOException {
    sockets.add(client);
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(server);
      Thread.ofVirtual().start(() -> carry(client, server));
      Thread.ofVirtual().start(() -> carry(server, client));
    } catch (IOException e) {
      drop(client);
      throw e;
    }
  }

  private void carry(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] some = new byte[16_384];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        awaitFree();
        out.write(some, 0, read);
      }
    } catch (IOException e) {
      // One end is gone; so is the other, below.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    drop(from);
    drop(to);
  }

  private void drop(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    goOn();
    sockets.forEach(this::drop);
  }
}
