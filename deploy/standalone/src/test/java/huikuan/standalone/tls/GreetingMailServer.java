package huikuan.standalone.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server on loopback that offers STARTTLS, greets whoever takes it, and does no more. */
final class GreetingMailServer implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicInteger greeted = new AtomicInteger();
  private final SSLContext tls;

  GreetingMailServer(SSLContext tls) throws IOException {
    this.tls = tls;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** How many clients were greeted by TLS. */
  int greeted() {
    return greeted.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        say(client, "220 here");
        if (talk(client, "250-here\r\n250 STARTTLS")) {
          SSLSocket secured =
              (SSLSocket) tls.getSocketFactory().createSocket(client, "", client.getPort(), true);
          secured.setUseClientMode(false);
          secured.startHandshake();
          greeted.incrementAndGet();
          talk(secured, "250 here");
        }
      } catch (IOException e) {
        // Closed, or a client that does not trust it.
      }
    }
  }

  /** Answers whether the client goes on by TLS. */
  private static boolean talk(Socket client, String greeting) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String word = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
      say(
          client,
          switch (word) {
            case "EHLO" -> greeting;
            case "STARTTLS" -> "220 go on";
            case "QUIT" -> "221 farewell";
            default -> "250 done";
          });
      if (word.equals("STARTTLS")) {
        return true;
      }
    }
    return false;
  }

  private static void say(Socket client, String words) throws IOException {
    client.getOutputStream().write((words + "\r\n").getBytes(US_ASCII));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
