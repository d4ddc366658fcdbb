package huikuan.platform.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.platform.web.edge.RunningEdge.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that never come to an end. */
class StalledTest {

  private static RunningEdge edge;

  @BeforeAll
  static void start() {
    edge = new RunningEdge("--server.tomcat.connection-timeout=600ms");
  }

  @AfterAll
  static void stop() {
    edge.close();
  }

  @Test
  void aBodyThatStopsComingIsRefused() throws IOException {
    try (Socket stalled = edge.connect()) {
      OutputStream out = stalled.getOutputStream();
      out.write(RunningEdge.head("POST", "/echo", "Content-Length: 100"));
      out.write('[');
      Answer answer = RunningEdge.read(stalled);
      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.problem()).isEqualTo("too-slow");
    }
  }

  @Test
  void aBodyThatDripsIsRefused() throws Exception {
    try (Socket slow = edge.connect()) {
      slow.getOutputStream().write(RunningEdge.head("POST", "/echo", "Content-Length: 10000000"));
      drip(slow);
      Answer answer = RunningEdge.read(slow);
      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.problem()).isEqualTo("too-slow");
    }
  }

  @Test
  void theRestOfARefusedBodyMayNotDripForEver() throws Exception {
    try (Socket slow = edge.connect()) {
      slow.getOutputStream().write(RunningEdge.head("POST", "/echo", "Content-Length: 90000000"));
      drip(slow);
      assertThat(RunningEdge.read(slow).status()).isEqualTo(413);
    }
  }

  @Test
  void headersThatDripCloseTheConnection() throws Exception {
    try (Socket slow = edge.connect()) {
      slow.getOutputStream().write("GET /read/a HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
      drip(slow);
      assertThat(RunningEdge.read(slow).status()).isZero();
    }
  }

  /** Fewer than the server takes as headers, however late it reads them. */
  private static final int DROPS = 1_000;

  /** Sends a byte every five seconds until the server has had enough. */
  private static void drip(Socket slow) {
    try {
      for (int drop = 0; drop < DROPS && slow.getInputStream().available() == 0; drop++) {
        slow.getOutputStream().write('a');
        edge.timePasses(Duration.ofSeconds(5));
      }
    } catch (IOException closed) {
      // The test looks at what has come before.
    }
  }
}
