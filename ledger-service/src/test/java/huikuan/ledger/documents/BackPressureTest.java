package huikuan.ledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.Erp;
import huikuan.ledger.RunningLedger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** More bodies than there is room for. */
class BackPressureTest {

  private final RunningLedger ledger = RunningLedger.ledger();
  private final Erp erp = new Erp();

  @Test
  void whoFindsNoRoomIsToldWhenToComeAgainAndIsServedThen() throws Exception {
    try (ConfigurableApplicationContext crowded =
            ledger.start("--huikuan.documents.at-once=16MB", "--huikuan.documents.patience=1s");
        HttpClient http = HttpClient.newHttpClient()) {
      int port = crowded.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      HttpResponse<String> refused;
      try (Socket slow = announcing(port, 16 * 1024 * 1024)) {
        refused = post(http, port, 503);
        assertThat(slow.isConnected()).isTrue();
      }
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
      assertThat(refused.body()).contains("urn:huikuan:problem:busy");

      assertThat(post(http, port, 200).body()).contains("\"accepted\":1");
    }
  }

  /** A sender that says how much it will send, and sends nothing. */
  private static Socket announcing(int port, int bytes) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    String head =
        """
        POST /api/v1/documents HTTP/1.1\r
        Host: localhost\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        """
            .formatted(bytes);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  /** The first answer with this status. */
  private HttpResponse<String> post(HttpClient http, int port, int status) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/documents"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "[" + erp.invoice(status == 200 ? "later" : "now", "1.00") + "]"))
            .build();
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    while (answer.statusCode() != status) {
      assertThat(System.nanoTime()).as(answer.body()).isLessThan(deadline);
      answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    }
    return answer;
  }
}
