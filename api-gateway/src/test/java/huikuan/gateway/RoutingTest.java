package huikuan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {

  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    gateway = new RunningGateway();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void forget() {
    gateway.ledger.arrived.clear();
    gateway.dunning.arrived.clear();
    gateway.notification.arrived.clear();
    gateway.console.arrived.clear();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/documents",
        "/api/v1/customers/CN01/A",
        "/api/v1/contracts/CN01/HT-17/due?invoicedOn=2013-03-31",
        "/api/v1/contracts/CN01/C-1/evidence",
        "/api/v1/companies/CN01/lock",
        "/api/v1/accounts/CN01.A.USD",
        "/api/v1/accounts/CN01.A.USD/balance?asOf=2013-03-31",
        "/api/v1/items?company=CN01",
        "/api/v1/balances?asOf=2013-03-31",
        "/api/v1/aging?groupBy=account",
        "/api/v1/recipient",
        "/api/v1/recipient/letter/document",
        "/api/v1/proposed-contacts?company=CN01",
        "/api/v1/trial",
        "/api/v1/income?basis=cash",
        "/api/v1/changes?knownFrom=1",
        "/api/v1/journal?format=beancount",
        "/api/v1/audit/ledger/callers",
        "/api/v1/operations/ledger/dead-records?state=waiting",
        "/api/v1/ledger/stuck"
      })
  void theLedgerAnswersForDocumentsCustomersAccountsAndReports(String path) throws IOException {
    assertThat(gateway.get(path).body()).isEqualTo("{\"from\":\"ledger\"}");
    assertThat(gateway.ledger.only().uri()).isEqualTo(path);
  }

  @Test
  void dunningAnswersForCasesAndAgenda() throws IOException {
    assertThat(gateway.get("/api/v1/dunning/cases").body()).isEqualTo("{\"from\":\"dunning\"}");
    assertThat(gateway.dunning.only().uri()).isEqualTo("/api/v1/dunning/cases");
  }

  @Test
  void eachServiceAnswersForItsAuditTrail() throws IOException {
    assertThat(gateway.get("/api/v1/audit/dunning").body()).isEqualTo("{\"from\":\"dunning\"}");
    assertThat(gateway.get("/api/v1/audit/notification").body())
        .isEqualTo("{\"from\":\"notification\"}");
  }

  @Test
  void eachServiceAnswersForItsOperations() throws IOException {
    assertThat(gateway.get("/api/v1/operations/dunning").body())
        .isEqualTo("{\"from\":\"dunning\"}");
    assertThat(gateway.get("/api/v1/operations/notification/verify").body())
        .isEqualTo("{\"from\":\"notification\"}");
  }

  @Test
  void notificationAnswersForMessages() throws IOException {
    assertThat(gateway.get("/api/v1/notifications?status=sent").body())
        .isEqualTo("{\"from\":\"notification\"}");
    assertThat(gateway.notification.only().uri()).isEqualTo("/api/v1/notifications?status=sent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/customers/CN01/A%2FB%20%25",
        "/api/v1/customers/CN01/a%2fb",
        "/api/v1/customers/CN01/%E5%8C%97%E4%BA%AC",
        "/api/v1/customers/CN01/a%5Cb",
        "/api/v1/customers/CN01/a%3Bb,c=d",
        "/api/v1/customers/CN01/a+b@c:d'(e)",
        "/api/v1/customers/CN01/..a",
        "/api/v1/accounts/CN01.A%2FB.USD/items?status=all"
      })
  void aPathGoesOnExactlyAsItCame(String path) throws IOException {
    assertThat(gateway.get(path).status()).isEqualTo(200);
    assertThat(gateway.ledger.only().uri()).isEqualTo(path);
  }

  @Test
  void aQueryKeepsItsMeaning() throws IOException {
    gateway.get("/api/v1/accounts/X.A.USD/items?knownAt=2013-01-01T00:00:00%2B08:00&a=1&a=%26");
    assertThat(gateway.ledger.only().uri())
        .isEqualTo(
            "/api/v1/accounts/X.A.USD/items?knownAt=2013-01-01T00%3A00%3A00%2B08%3A00&a=1&a=%26");
  }

  @Test
  void methodStatusAndBodyPassBothWays() throws IOException {
    gateway.ledger.handle(exchange -> gateway.ledger.answer(exchange, 207, "{\"rejected\":1}"));
    RunningGateway.Answer answer = gateway.post("/api/v1/documents", "[{\"name\":\"北京\"}]");
    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.body()).isEqualTo("{\"rejected\":1}");
    assertThat(gateway.ledger.only().method()).isEqualTo("POST");
    assertThat(gateway.ledger.only().body()).asString().isEqualTo("[{\"name\":\"北京\"}]");
    gateway.ledger.handle(
        exchange -> gateway.ledger.answer(exchange, 200, "{\"from\":\"ledger\"}"));
  }

  @Test
  void aBodySentAsAFormIsPassedOnUntouched() throws IOException {
    String body = "[{\"kind\":\"invoice\"}]";
    gateway.send(
        "POST",
        "/api/v1/documents",
        java.util.List.of(
            "Content-Type: application/x-www-form-urlencoded", "Content-Length: " + body.length()),
        body);
    assertThat(gateway.ledger.only().uri()).isEqualTo("/api/v1/documents");
    assertThat(gateway.ledger.only().body()).asString().isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1/documents/..;x=y/actuator", "/api/v1/accounts/A.B.USD/balance;asOf=x"})
  void aPathWithParametersIsRefused(String path) throws IOException {
    RunningGateway.Answer answer = gateway.get(path);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("urn:huikuan:problem:malformed-path");
    assertThat(gateway.ledger.arrived).isEmpty();
  }

  @Test
  void aPathThatClimbsIsRefused() throws IOException {
    RunningGateway.Answer answer = gateway.get("/api/v1/documents/../../../actuator/prometheus");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("urn:huikuan:problem:malformed-request");
    assertThat(gateway.ledger.arrived).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/nothing",
        "/api/v2/documents",
        "/cases/%2e%2e/actuator",
        "/api/v1/documents/%2e%2e/%2E./actuator",
        "/api/v1/sandbox/clock"
      })
  void anUnknownPathIsAProblem(String path) throws IOException {
    RunningGateway.Answer answer = gateway.get(path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("urn:huikuan:problem:not-found");
    assertThat(gateway.ledger.arrived).isEmpty();
  }

  @Test
  void theServicesDescriptionsAreShownTogether() throws IOException {
    assertThat(gateway.get("/v3/api-docs/ledger").body()).contains("ledger");
    assertThat(gateway.get("/v3/api-docs/dunning").body()).contains("dunning");
    assertThat(gateway.get("/v3/api-docs/notification").body()).contains("notification");
    assertThat(gateway.ledger.only().uri()).isEqualTo("/v3/api-docs");
    assertThat(gateway.get("/v3/api-docs/ledger").body()).contains("\"servers\":[{\"url\":\"/\"}]");
    assertThat(gateway.get("/v3/api-docs/other").status()).isEqualTo(404);
    assertThat(gateway.get("/v3/api-docs/swagger-config").body())
        .contains("/v3/api-docs/ledger", "/v3/api-docs/dunning", "/v3/api-docs/notification");
    assertThat(gateway.get("/swagger-ui/index.html").body()).contains("swagger-ui");
    assertThat(gateway.get("/swagger-ui.html").status()).isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/cases?state=open", "/apix", "/login-help", "/assets/console.css"})
  void whatIsNoPartOfTheApiIsAPageOfTheConsole(String path) throws IOException {
    assertThat(gateway.get(path, "Cookie: huikuan-console=x").body())
        .isEqualTo("{\"from\":\"console\"}");
    FakeService.Arrived arrived = gateway.console.only();
    assertThat(arrived.uri()).isEqualTo(path);
    assertThat(arrived.header("Host")).as("by which people ask").isEqualTo("localhost");
    assertThat(arrived.header("Cookie")).isEqualTo("huikuan-console=x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
  void aFormOfAPageIsTheConsoles(String type) throws IOException {
    List<String> headers = List.of("Content-Type: " + type, "Content-Length: 3");
    assertThat(gateway.send("POST", "/cases", headers, "a=b").body())
        .isEqualTo("{\"from\":\"console\"}");
  }

  /** The console has words for people; what a program does wrong is told as a problem. */
  @ParameterizedTest
  @CsvSource({
    "POST, /invoices, application/json",
    "POST, /invoices, nonsense",
    "POST, //api/v1/invoices, application/x-www-form-urlencoded",
    "GET, //api/v1/invoices, application/json",
    "PUT, /customers/1, application/json",
    "DELETE, /cases, application/x-www-form-urlencoded",
  })
  void whatNoBrowserSendsIsNoPage(String method, String path, String type) throws IOException {
    RunningGateway.Answer answer = gateway.send(method, path, List.of("Content-Type: " + type), "");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(gateway.console.arrived).isEmpty();
  }

  @Test
  void healthAndMetricsAreTheGatewaysOwn() throws IOException {
    assertThat(gateway.get("/actuator/health").body()).contains("\"status\":\"UP\"");
    assertThat(gateway.get("/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(gateway.get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
    assertThat(gateway.get("/actuator/env").status()).isEqualTo(404);
    assertThat(gateway.ledger.arrived).isEmpty();
  }
}
