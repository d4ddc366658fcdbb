package huikuan.standalone.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Speaks TLS on loopback for a server that does not, and wants its clients' certificates. */
final class TlsFront implements AutoCloseable {

  private final SSLServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile int behind;

  TlsFront(SSLContext tls) throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    server = (SSLServerSocket) tls.getServerSocketFactory().createServerSocket(0, 50, loopback);
    server.setNeedClientAuth(true);
    threads.execute(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Where the server is that is spoken for. */
  void behind(int port) {
    behind = port;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        // Closed, or a client that is gone: the loop knows.
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress("127.0.0.1", behind));
      threads.execute(() -> copy(plain, client));
      copy(client, plain);
    } catch (IOException e) {
      // The client sees that it is closed.
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] part = new byte[16 * 1024];
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        out.write(part, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // Both are closed now, and the other direction ends, too.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
