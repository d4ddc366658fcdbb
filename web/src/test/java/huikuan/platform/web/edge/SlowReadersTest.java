package huikuan.platform.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Readers of answers that have no end, and a server that has little patience. */
class SlowReadersTest {

  private static RunningEdge edge;

  @BeforeAll
  static void start() {
    edge =
        new RunningEdge(
            "--huikuan.answers.min-rate=100MB",
            "--huikuan.answers.window=200ms",
            "--server.tomcat.connection-timeout=600ms");
  }

  @AfterAll
  static void stop() {
    edge.close();
  }

  private static Socket ask() throws IOException {
    Socket reader = edge.connect();
    reader.setReceiveBufferSize(8 * 1024);
    reader.getOutputStream().write(RunningEdge.head("GET", "/endless"));
    assertThat(reader.getInputStream().read()).isEqualTo('H');
    return reader;
  }

  private static void assertThatThePlaceIsFreeAgain() throws InterruptedException {
    assertThat(edge.place().tryAcquire(60, TimeUnit.SECONDS)).isTrue();
    edge.place().release();
  }

  @Test
  void aReaderThatStandsStillLeavesItsPlace() throws Exception {
    try (Socket ignored = ask()) {
      assertThatThePlaceIsFreeAgain();
    }
  }

  @Test
  void aReaderThatGoesOnTooSlowlyLeavesItsPlace() throws Exception {
    try (Socket slow = ask()) {
      InputStream in = slow.getInputStream();
      Thread.ofVirtual().start(() -> readSlowly(in));
      assertThatThePlaceIsFreeAgain();
    }
  }

  /** Until the connection is closed; a few hundred kilobytes a second. */
  private static void readSlowly(InputStream in) {
    byte[] some = new byte[4 * 1024];
    try {
      while (in.read(some) >= 0) {
        Thread.sleep(10);
      }
    } catch (IOException | InterruptedException closed) {
      // This is the end that is waited for.
    }
  }
}
