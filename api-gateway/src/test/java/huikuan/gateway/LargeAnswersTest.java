package huikuan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LargeAnswersTest {

  private static final int PART = 64 * 1024;
  private static final long PARTS = 4096;
  private static final long WHOLE = PARTS * PART;
  private static final String JOURNAL = "/api/v1/journal";

  private static RunningGateway gateway;

  private final AtomicLong sent = new AtomicLong();
  private final CountDownLatch stopped = new CountDownLatch(1);

  @BeforeAll
  static void start() {
    gateway = new RunningGateway("--huikuan.gateway.response-timeout=500ms");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /** An answer of 256 MB. */
  private void large(HttpExchange exchange) throws IOException {
    byte[] part = new byte[PART];
    Arrays.fill(part, (byte) 'x');
    try {
      exchange.sendResponseHeaders(200, WHOLE);
      for (long each = 0; each < PARTS; each++) {
        exchange.getResponseBody().write(part);
        sent.addAndGet(PART);
      }
      exchange.close();
    } finally {
      stopped.countDown();
    }
  }

  private Socket asked() throws IOException {
    Socket socket = gateway.connect();
    socket
        .getOutputStream()
        .write(RunningGateway.head("GET", JOURNAL, List.of()).getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static long rest(InputStream in) throws IOException {
    byte[] buffer = new byte[PART];
    long all = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      all += read;
    }
    return all;
  }

  @Test
  void aLargeAnswerIsNeverHeldInMemory() throws Exception {
    gateway.ledger.handle(this::large);
    try (Socket socket = asked()) {
      assertThat(socket.getInputStream().readNBytes(PART)).hasSize(PART);
      long before = -1;
      while (before != sent.get()) {
        before = sent.get();
        askOthers();
      }
      assertThat(sent.get()).as("sent before the client reads on").isLessThan(WHOLE / 8);
      assertThat(rest(socket.getInputStream())).isGreaterThan(WHOLE - PART);
    }
    assertThat(sent.get()).isEqualTo(WHOLE);
  }

  /** Other answers go their way meanwhile: whatever could go on has gone on. */
  private static void askOthers() throws IOException {
    for (int each = 0; each < 50; each++) {
      assertThat(gateway.get("/api/v1/dunning/agenda").status()).isEqualTo(200);
    }
  }

  @Test
  void aClientThatGoesAwayFreesTheService() throws Exception {
    gateway.ledger.handle(this::large);
    try (Socket socket = asked()) {
      assertThat(socket.getInputStream().readNBytes(PART)).hasSize(PART);
    }
    assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(sent.get()).isLessThan(WHOLE);
  }

  @Test
  void anAnswerMayTakeLongerThanItsStart() throws Exception {
    gateway.ledger.handle(
        exchange -> {
          exchange.sendResponseHeaders(200, 7);
          for (int part = 0; part < 7; part++) {
            pause(Duration.ofMillis(100));
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
          }
          exchange.close();
        });
    assertThat(gateway.get(JOURNAL).body()).isEqualTo("xxxxxxx");
  }

  @Test
  void anAnswerThatDoesNotGoOnBreaksOff() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    gateway.ledger.handle(
        exchange -> {
          exchange.sendResponseHeaders(200, 100_000);
          exchange.getResponseBody().write(new byte[50_000]);
          exchange.getResponseBody().flush();
          try {
            done.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    assertThat(gateway.get(JOURNAL).body().length()).isLessThan(100_000);
    done.countDown();
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
