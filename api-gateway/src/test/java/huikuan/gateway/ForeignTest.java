package huikuan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other sites try by the browser of somebody here. */
class ForeignTest {

  private static final String DOCUMENTS = "/api/v1/documents";

  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    gateway = new RunningGateway("--huikuan.edge.hosts=huikuan.example");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void forget() {
    gateway.ledger.arrived.clear();
  }

  /** The site's name points here by now, so that its page may read the answer. */
  @Test
  void aPageWhoseNamePointsHereReadsNothing() throws IOException {
    RunningGateway.Answer answer =
        gateway.get(
            "/api/v1/accounts?company=CN01",
            "Host: attacker.example:8080",
            "Sec-Fetch-Site: same-origin");
    assertThat(answer.status()).isEqualTo(421);
    assertThat(answer.body()).contains("urn:huikuan:problem:foreign-host").doesNotContain("ledger");
    assertThat(answer.header("traceparent")).isNotEmpty();
    assertThat(gateway.ledger.arrived).isEmpty();
  }

  /** A form of any page can send this, without a question beforehand. */
  @Test
  void aPageOfAnotherSitePostsNothing() throws IOException {
    RunningGateway.Answer answer =
        gateway.send(
            "POST",
            DOCUMENTS,
            List.of("Origin: https://attacker.example", "Content-Type: text/plain"),
            "");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("urn:huikuan:problem:foreign-page");
    assertThat(gateway.ledger.arrived).isEmpty();
  }

  @Test
  void noOtherSiteIsAllowedToAsk() throws IOException {
    RunningGateway.Answer answer =
        gateway.send(
            "OPTIONS",
            DOCUMENTS,
            List.of("Origin: https://attacker.example", "Access-Control-Request-Method: POST"),
            "");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.headers()).noneMatch(each -> each.startsWith("Access-Control"));
  }

  /** A service knows its own host only, and would take the page for one of another site. */
  @Test
  void aPageOfOursIsServedAndItsServiceHearsOfNoPage() throws IOException {
    RunningGateway.Answer answer =
        gateway.post(
            DOCUMENTS,
            "[]",
            "Host: huikuan.example",
            "Origin: https://huikuan.example",
            "Sec-Fetch-Site: same-origin",
            "Sec-Fetch-Mode: cors",
            "Sec-Fetch-Dest: empty");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(gateway.ledger.only().headers().keySet())
        .noneMatch(each -> each.startsWith("Sec-fetch") || each.equals("Origin"));
  }

  @Test
  void healthIsToldUnderAnyName() throws IOException {
    assertThat(gateway.get("/actuator/health/liveness", "Host: 10.1.2.3:8080").status())
        .isEqualTo(200);
    assertThat(gateway.get("/actuator/prometheus", "Host: 10.1.2.3:8080").status()).isEqualTo(421);
  }

  @Test
  void whatIsRefusedIsCounted() throws IOException {
    gateway.get("/", "Host: attacker.example");
    assertThat(gateway.get("/actuator/prometheus").body())
        .contains("huikuan_edge_refused_total{problem=\"foreign-host\"}");
  }
}
