package huikuan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

  private static final String DOCUMENTS = "/api/v1/documents";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLER = "00-" + TRACE + "-b7ad6b7169203331-01";
  private static final String FORMAT = "00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}";

  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    gateway = new RunningGateway("--huikuan.bodies.max=1KB");
    gateway.ledger.handle(
        exchange -> {
          exchange.getResponseHeaders().add("traceparent", "00-" + "1".repeat(32) + "-22-01");
          exchange.getResponseHeaders().add("Keep-Alive", "timeout=9");
          exchange.getResponseHeaders().add("ETag", "\"7\"");
          exchange.getResponseHeaders().add("Content-Security-Policy", "default-src 'none'");
          exchange.getResponseHeaders().add("X-Content-Type-Options", "nosniff");
          gateway.ledger.answer(exchange, 200, "{}");
        });
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void forget() {
    gateway.ledger.arrived.clear();
  }

  @Test
  void aRequestWithoutATraceStartsOne() throws IOException {
    RunningGateway.Answer answer = gateway.get(DOCUMENTS);
    assertThat(answer.header("traceparent")).matches(FORMAT);
    assertThat(gateway.ledger.only().header("Traceparent")).isEqualTo(answer.header("traceparent"));
  }

  @Test
  void aRequestWithATraceContinuesIt() throws IOException {
    RunningGateway.Answer answer = gateway.get(DOCUMENTS, "TraceParent: " + CALLER);
    assertThat(answer.header("traceparent"))
        .matches(FORMAT)
        .startsWith("00-" + TRACE)
        .isNotEqualTo(CALLER);
    assertThat(gateway.ledger.only().header("Traceparent")).isEqualTo(answer.header("traceparent"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "ff-" + TRACE + "-b7ad6b7169203331-01",
        "00-" + TRACE + "-0000000000000000-01",
        "nonsense"
      })
  void aMalformedTraceIsReplaced(String malformed) throws IOException {
    assertThat(gateway.get(DOCUMENTS, "traceparent: " + malformed).header("traceparent"))
        .matches(FORMAT)
        .doesNotContain(TRACE);
  }

  @Test
  void everyAnswerHasATrace() throws IOException {
    assertThat(gateway.get("/").header("traceparent")).matches(FORMAT);
    assertThat(gateway.get("/nothing").header("traceparent")).matches(FORMAT);
    assertThat(gateway.post(DOCUMENTS, "x".repeat(2000)).header("traceparent")).matches(FORMAT);
  }

  @Test
  void whatBelongsToTheConnectionStaysThere() throws IOException {
    RunningGateway.Answer answer =
        gateway.get(
            DOCUMENTS,
            "Connection: close, X-Mine",
            "X-Mine: secret",
            "Keep-Alive: timeout=5",
            "TE: trailers",
            "Proxy-Authorization: Basic abc");
    FakeService.Arrived arrived = gateway.ledger.only();
    for (String header : List.of("X-mine", "Keep-alive", "Te", "Proxy-authorization", "Upgrade")) {
      assertThat(arrived.header(header)).as(header).isNull();
    }
    assertThat(answer.header("Keep-Alive")).isEmpty();
    assertThat(answer.header("Transfer-Encoding")).isEmpty();
  }

  @Test
  void aCallerCannotPretendToBeAnother() throws IOException {
    gateway.get(
        DOCUMENTS,
        "X-Forwarded-For: 10.0.0.1",
        "X-Forwarded-Host: evil",
        "Forwarded: for=10.0.0.1");
    FakeService.Arrived arrived = gateway.ledger.only();
    assertThat(arrived.header("X-forwarded-for")).isNull();
    assertThat(arrived.header("X-forwarded-host")).isNull();
    assertThat(arrived.header("Forwarded")).isNull();
    assertThat(arrived.header("Host"))
        .isEqualTo(gateway.ledger.url().substring("http://".length()));
  }

  @Test
  void whatIsMeantForTheServiceOrTheClientPasses() throws IOException {
    RunningGateway.Answer answer =
        gateway.get(DOCUMENTS, "Authorization: Bearer t", "Accept: text/csv", "Accept: text/html");
    FakeService.Arrived arrived = gateway.ledger.only();
    assertThat(arrived.header("Authorization")).isEqualTo("Bearer t");
    assertThat(arrived.header("Accept")).isEqualTo("text/csv|text/html");
    assertThat(answer.header("ETag")).isEqualTo("\"7\"");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("Content-Length")).isEqualTo("2");
  }

  @Test
  void whatAServiceSaysOfItsAnswerIsSaidOnce() throws IOException {
    RunningGateway.Answer answer = gateway.get(DOCUMENTS);
    assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }
}
