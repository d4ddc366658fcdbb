package huikuan.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RawPostTest {

  private ServerSocket server;
  private RawPost post;
  private Socket accepted;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    post = new RawPost("http://127.0.0.1:" + server.getLocalPort());
    accepted = server.accept();
  }

  @AfterEach
  void close() throws IOException {
    accepted.close();
    post.close();
    server.close();
  }

  /** Waits for the answer, which comes from another thread. */
  private int statusOf(String answer) {
    CompletableFuture<Void> sent =
        CompletableFuture.runAsync(
            () -> {
              try {
                accepted.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                accepted.shutdownOutput();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    try {
      return post.status();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      sent.join();
    }
  }

  @Test
  void bytesGoOutWhenTheyAreWritten() throws IOException {
    post.head(2);
    post.write("[");
    String head = "POST /api/v1/documents HTTP/1.1\r\n";
    assertThat(
            new String(
                accepted.getInputStream().readNBytes(head.length()), StandardCharsets.US_ASCII))
        .isEqualTo(head);
    assertThat(post.answered()).isFalse();
  }

  @Test
  void anAnswerHasItsStatus() throws IOException {
    assertThat(statusOf("HTTP/1.1 408 \r\nContent-Length: 0\r\n\r\n")).isEqualTo(408);
    assertThat(post.answered()).isTrue();
  }

  @Test
  void aConnectionThatIsClosedHasNone() throws IOException {
    assertThat(statusOf("")).isZero();
    assertThat(post.answered()).isTrue();
  }
}
