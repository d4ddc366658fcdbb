package huikuan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private static final int LIMIT = 64 * 1024;
  private static final String DOCUMENTS = "/api/v1/documents";

  private RunningGateway gateway;

  @BeforeEach
  void start() {
    gateway = new RunningGateway("--huikuan.bodies.max=64KB");
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void aBodyOfExactlyTheLimitPasses() throws IOException {
    assertThat(gateway.post(DOCUMENTS, "x".repeat(LIMIT)).status()).isEqualTo(200);
    assertThat(gateway.ledger.only().body()).hasSize(LIMIT);
  }

  @Test
  void aBodyAnnouncedAsTooLargeIsRefusedUnread() throws IOException {
    RunningGateway.Answer answer = gateway.post(DOCUMENTS, "x".repeat(LIMIT + 1));
    assertTooLarge(answer);
    assertThat(gateway.ledger.arrived).isEmpty();
  }

  @Test
  void aBodyWithoutLengthIsRefusedWhenItGrowsTooLarge() throws IOException {
    gateway.ledger.handle(
        exchange -> {
          gateway.ledger.keep(exchange);
          throw new AssertionError("the body must not look complete");
        });
    String chunk = Integer.toHexString(LIMIT) + "\r\n" + "x".repeat(LIMIT) + "\r\n";
    RunningGateway.Answer answer =
        gateway.send(
            "POST",
            DOCUMENTS,
            List.of("Content-Type: application/json", "Transfer-Encoding: chunked"),
            chunk + chunk + "0\r\n\r\n");
    assertTooLarge(answer);
    assertThat(gateway.ledger.arrived).isEmpty();
  }

  private static void assertTooLarge(RunningGateway.Answer answer) {
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("urn:huikuan:problem:too-large", "65536");
  }

  /** A slow sender is no business of the service's, and its time is not the answer's. */
  @Test
  void aServiceHearsOfABodyWhenItIsThereAndOfItsLength() throws Exception {
    try (Socket socket = gateway.connect()) {
      OutputStream out = socket.getOutputStream();
      String head = RunningGateway.head("POST", DOCUMENTS, List.of("Content-Length: 40000"));
      out.write((head + "x".repeat(30_000)).getBytes(StandardCharsets.US_ASCII));
      out.flush();
      assertThat(gateway.post(DOCUMENTS, "[]").status()).isEqualTo(200);
      assertThat(gateway.ledger.arrived).hasSize(1);
      out.write("x".repeat(10_000).getBytes(StandardCharsets.US_ASCII));
      out.flush();
      assertThat(RunningGateway.read(socket).status()).isEqualTo(200);
    }
    assertThat(gateway.ledger.arrived.getLast().body()).hasSize(40_000);
    assertThat(gateway.ledger.arrived.getLast().header("Content-length")).isEqualTo("40000");
    assertThat(gateway.ledger.arrived.getLast().header("Transfer-encoding")).isNull();
  }

  @Test
  void aServiceThatIsDownIsNamed() throws IOException {
    gateway.dunning.close();
    assertUnavailable(gateway.get("/v3/api-docs/dunning"), "dunning");
    RunningGateway.Answer answer = gateway.get("/api/v1/dunning/agenda");
    assertUnavailable(answer, "dunning");
    assertUnavailable(gateway.post("/api/v1/dunning/cases/1/resume", "{}"), "dunning");
    assertThat(gateway.get(DOCUMENTS).status()).isEqualTo(200);
  }

  @Test
  void aServiceThatDoesNotAnswerInTimeIsNamed() throws IOException {
    CountDownLatch done = new CountDownLatch(1);
    try (RunningGateway impatient =
        new RunningGateway("--huikuan.gateway.response-timeout=100ms")) {
      impatient.notification.handle(
          exchange -> {
            try {
              done.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      assertUnavailable(impatient.get("/api/v1/notifications"), "notification");
      done.countDown();
    }
  }

  @Test
  void aPostThatFailedHalfWayIsNotSentAgain() throws IOException {
    gateway.ledger.handle(
        exchange -> {
          gateway.ledger.keep(exchange);
          throw new IOException("closed without an answer");
        });
    assertUnavailable(gateway.post(DOCUMENTS, "[]"), "ledger");
    assertThat(gateway.ledger.arrived).hasSize(1);
  }

  @Test
  void anAnswerThatBreaksOffAtOnceIsAProblem() throws IOException {
    breakOffAfter(100, 200);
    assertUnavailable(gateway.get(DOCUMENTS), "ledger");
  }

  @Test
  void anAnswerThatBreaksOffLaterDoesNotLookComplete() throws IOException {
    breakOffAfter(50_000, 100_000);
    RunningGateway.Answer answer = gateway.get(DOCUMENTS);
    assertThat(answer.header("Content-Length")).isEqualTo("100000");
    assertThat(answer.body().length()).isLessThan(100_000);
  }

  @Test
  void anAnswerOfUnknownLengthThatBreaksOffHasNoEnd() throws IOException {
    breakOffAfter(50_000, 0);
    RunningGateway.Answer answer = gateway.get(DOCUMENTS);
    assertThat(answer.header("Transfer-Encoding")).isEqualTo("chunked");
    assertThat(answer.body().replaceAll("x+", "x")).doesNotEndWith("0\r\n\r\n");
  }

  private void breakOffAfter(int sent, int announced) {
    gateway.ledger.handle(
        exchange -> {
          gateway.ledger.keep(exchange);
          exchange.sendResponseHeaders(200, announced);
          exchange.getResponseBody().write("x".repeat(sent).getBytes(StandardCharsets.US_ASCII));
          exchange.getResponseBody().flush();
          throw new IOException("broken off");
        });
  }

  private static void assertUnavailable(RunningGateway.Answer answer, String service) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(answer.header("traceparent")).isNotEmpty();
    assertThat(answer.body())
        .contains("urn:huikuan:problem:unavailable", "The " + service + " service does not answer");
  }
}
