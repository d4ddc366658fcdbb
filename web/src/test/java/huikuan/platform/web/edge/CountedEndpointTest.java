package huikuan.platform.web.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountedEndpointTest {

  private static final int MOST = 2;

  @TempDir Path directory;

  private final Tomcat tomcat = new Tomcat();
  private Connector connector;

  private void start(Predicate<String> exempt) throws Exception {
    TimelyHttp11Protocol protocol = new TimelyHttp11Protocol();
    protocol.connectionsPerAddress(MOST, exempt);
    connector = new Connector(protocol);
    connector.setProperty("address", "127.0.0.1");
    connector.setPort(0);
    tomcat.setBaseDir(directory.toString());
    tomcat.setConnector(connector);
    tomcat.addContext("", directory.toString());
    tomcat.start();
  }

  @AfterEach
  void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
  }

  /** Whether a request is answered, with anything; the connection stays. */
  private static boolean isServed(Socket socket) throws IOException {
    try {
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
      return socket.getInputStream().read() >= 0;
    } catch (SocketException closed) {
      return false;
    }
  }

  @Test
  void anAddressHasSoManyConnectionsAndNoMore() throws Exception {
    start(_ -> false);
    try (Socket first = connect();
        Socket second = connect()) {
      assertThat(isServed(first)).isTrue();
      assertThat(isServed(second)).isTrue();
      for (int more = 0; more < 3; more++) {
        try (Socket third = connect()) {
          assertThat(isServed(third)).isFalse();
        }
      }
      second.close();
      assertThat(isServedSoon()).isTrue();
    }
  }

  private boolean isServedSoon() throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < deadline) {
      try (Socket next = connect()) {
        if (isServed(next)) {
          return true;
        }
      }
      Thread.sleep(20);
    }
    return false;
  }

  @Test
  void aProxyHasAny() throws Exception {
    start("127.0.0.1"::equals);
    try (Socket first = connect();
        Socket second = connect();
        Socket third = connect()) {
      assertThat(isServed(first)).isTrue();
      assertThat(isServed(second)).isTrue();
      assertThat(isServed(third)).isTrue();
    }
  }
}
