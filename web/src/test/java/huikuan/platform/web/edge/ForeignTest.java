package huikuan.platform.web.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.platform.web.edge.RunningEdge.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No other host is served, no page of another site, and no stranger speaks for a client. */
class ForeignTest {

  private static final Duration BURST = Duration.ofSeconds(10);

  private static RunningEdge edge;
  private static RunningEdge behind;

  @BeforeAll
  static void start() {
    edge = new RunningEdge("--huikuan.edge.hosts=huikuan.example,books.example:8443");
    behind =
        new RunningEdge(
            "--huikuan.edge.hosts=huikuan.example",
            "--huikuan.edge.proxies=127.0.0.1,10.0.0.0/8,fd00::/8");
  }

  @AfterAll
  static void stop() {
    edge.close();
    behind.close();
  }

  // Hosts

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8080",
        "127.0.0.1",
        "127.0.0.1:9",
        "127.3.2.1",
        "[::1]",
        "[::1]:8080",
        "huikuan.example",
        "Huikuan.Example:443",
        "books.example:8443"
      })
  void aHostThatIsOursIsServed(String host) throws IOException {
    assertThat(edge.get("/read/a", "Host: " + host).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attacker.example",
        "attacker.example:8080",
        "huikuan.example.attacker.example",
        "localhost.attacker.example",
        "127.0.0.1.attacker.example",
        "books.example",
        "books.example:8080",
        "192.168.1.7",
        "0.0.0.0",
        "[::2]"
      })
  void anotherHostIsRefused(String host) throws IOException {
    Answer answer = edge.get("/read/a", "Host: " + host);
    assertThat(answer.status()).isEqualTo(421);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.problem()).isEqualTo("foreign-host");
    assertThat(edge.post("/echo", new byte[0], "Host: " + host).status()).isEqualTo(421);
  }

  @Test
  void aRequestWithoutAHostIsRefused() throws IOException {
    assertThat(send("GET /read/a HTTP/1.0\r\n\r\n").problem()).isEqualTo("foreign-host");
    assertThat(send("GET /read/a HTTP/1.1\r\n\r\n").problem()).isEqualTo("malformed-request");
    assertThat(edge.get("/read/a", "Host:").problem()).isEqualTo("foreign-host");
  }

  @Test
  void oneHostIsNamedAndTheAddressNamesNoOther() throws IOException {
    assertThat(edge.get("/read/a", "Host: localhost", "Host: attacker.example").problem())
        .isEqualTo("malformed-request");
    assertThat(send("GET http://attacker.example/read/a HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(400));
    assertThat(
            send("GET http://attacker.example/read/a HTTP/1.1\r\nHost: attacker.example\r\n\r\n")
                .problem())
        .isEqualTo("foreign-host");
  }

  private static Answer send(String request) throws IOException {
    String closing = request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
    return edge.send(closing.getBytes(StandardCharsets.US_ASCII));
  }

  /** It knows the server by an address that its operator did not name. */
  @ParameterizedTest
  @CsvSource({
    "/actuator/health,404",
    "/actuator/health/readiness,404",
    "/readyz,404",
    "/actuator/health/../../read/a,421",
    "/actuator/prometheus,421"
  })
  void aProbeOfHealthIsAskedByAnyName(String path, int status) throws IOException {
    assertThat(edge.get(path, "Host: 10.1.2.3:8081").status()).isEqualTo(status);
  }

  @Test
  void whoIsReachedByOthersKnowsItsNames() {
    assertThatThrownBy(() -> new HostNames(List.of(), "0.0.0.0"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("huikuan.edge.hosts is missing");
    assertThat(new HostNames(List.of(), "10.1.2.3").has("10.1.2.3:8081")).isTrue();
    assertThat(new HostNames(List.of(), "fd00::7").has("[fd00::7]:8081")).isTrue();
    assertThat(new HostNames(List.of("ledger"), "::").has("ledger:8081")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://huikuan.example", "*", "a b", "huikuan.example/x", ""})
  void aNameThatIsNoneIsTold(String host) {
    assertThatThrownBy(() -> new EdgeSettings(List.of(host), List.of(), 1, BURST, 1, 1000))
        .hasMessageContaining("huikuan.edge.hosts");
  }

  // Pages

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Origin: https://attacker.example",
        "Origin: http://localhost:81",
        "Origin: http://127.0.0.1",
        "Origin: null",
        "Origin: localhost",
        "Origin: file://"
      })
  void aPageOfAnotherSiteSendsNothing(String header) throws IOException {
    for (Answer answer :
        List.of(
            edge.get("/read/a", header),
            edge.post("/echo", new byte[0], header, "Content-Type: text/plain"),
            edge.send(RunningEdge.head("OPTIONS", "/echo", header)))) {
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.problem()).isEqualTo("foreign-page");
      assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void aPageOfOursAndAProgramAndATypedAddressAreServed() throws IOException {
    String[] own = {"Origin: http://localhost:8080", "Host: localhost:8080"};
    assertThat(edge.post("/echo", new byte[0], own).status()).isEqualTo(200);
    assertThat(edge.get("/read/a", "Sec-Fetch-Site: same-origin", "Origin: null").status())
        .isEqualTo(200);
    assertThat(edge.get("/read/a", "Origin: https://huikuan.example", "Host: huikuan.example:443"))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(edge.get("/read/a", "Sec-Fetch-Site: none").status()).isEqualTo(200);
    assertThat(edge.post("/echo", new byte[0]).status()).isEqualTo(200);
  }

  @Test
  void aLinkFromAnotherSiteIsFollowed() throws IOException {
    String[] link = {
      "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"
    };
    assertThat(edge.get("/read/a", link).status()).isEqualTo(200);
    assertThat(edge.post("/echo", new byte[0], link).problem()).isEqualTo("foreign-page");
  }

  @ParameterizedTest
  @CsvSource({"navigate,iframe", "navigate,embed", "no-cors,document", "no-cors,image"})
  void whatIsShownWithinAnotherSiteIsNot(String mode, String destination) throws IOException {
    assertThat(
            edge.get(
                    "/read/a",
                    "Sec-Fetch-Site: cross-site",
                    "Sec-Fetch-Mode: " + mode,
                    "Sec-Fetch-Dest: " + destination)
                .problem())
        .isEqualTo("foreign-page");
  }

  @Test
  void anAnswerIsShownInNoFrameAndKeptNowhere() throws IOException {
    Answer answer = edge.get("/read/a");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    assertThat(edge.get("/read/a", "Host: x.example").header("Cache-Control"))
        .isEqualTo("no-store");
  }

  /** TLS ends at the proxy, or here. */
  @Test
  void aBrowserThatCameByTlsComesByTlsOnly() throws IOException {
    assertThat(
            behind.get("/read/a", "X-Forwarded-Proto: https").header("Strict-Transport-Security"))
        .contains("max-age=31536000");
  }

  // What others say of a client

  @Test
  void aStrangerSpeaksForNobody() throws IOException {
    assertThat(
            edge.get(
                    "/asked",
                    "X-Forwarded-For: 203.0.113.9",
                    "X-Forwarded-Proto: https",
                    "X-Forwarded-Host: huikuan.example",
                    "Forwarded: for=203.0.113.9")
                .body())
        .contains("127.0.0.1 http localhost null null false");
  }

  @Test
  void aProxyOfOursTellsWhoAsksAndHow() throws IOException {
    assertThat(
            behind
                .get(
                    "/asked",
                    "Host: inner",
                    "X-Forwarded-For: 198.51.100.1, 203.0.113.9, 10.4.4.4",
                    "X-Forwarded-Proto: https",
                    "X-Forwarded-Host: huikuan.example",
                    "Forwarded: for=198.51.100.7")
                .body())
        .contains("203.0.113.9 https huikuan.example null null false");
  }

  /** The first address is the client's own invention; the last ones are the proxies'. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.9|203.0.113.9",
        "203.0.113.9:4711|203.0.113.9",
        "[2001:db8::1]:4711|2001:db8::1",
        "2001:db8::1,fd00::5|2001:db8::1",
        "1.1.1.1, 203.0.113.9|203.0.113.9",
        "203.0.113.9, unknown|127.0.0.1",
        "nonsense|127.0.0.1",
        "999.1.1.1|127.0.0.1",
        ":::::|127.0.0.1"
      })
  void theClientIsTheLastThatIsNoProxy(String forwarded, String client) throws IOException {
    assertThat(behind.get("/asked", "X-Forwarded-For: " + forwarded).body()).contains(client + " ");
  }

  @Test
  void theHostThatAProxyTellsIsCheckedToo() throws IOException {
    assertThat(behind.get("/read/a", "X-Forwarded-Host: attacker.example").problem())
        .isEqualTo("foreign-host");
    assertThat(
            behind
                .get(
                    "/read/a",
                    "X-Forwarded-Host: huikuan.example",
                    "Origin: https://huikuan.example")
                .status())
        .isEqualTo(200);
  }

  @Test
  void aNetworkThatIsNoneIsTold() {
    assertThatThrownBy(
            () -> new EdgeSettings(List.of(), List.of("proxy.example"), 1, BURST, 1, 1000))
        .hasMessageContaining("huikuan.edge.proxies");
  }
}
