package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import huikuan.standalone.Ports.Listener;
import huikuan.standalone.identity.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who leaves is refused everywhere, and operators see no names, in a running instance. */
@Order(Integer.MAX_VALUE)
@ExtendWith(SharedInstance.Given.class)
class AuditIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  static final String COMPANY = "CN02";
  static final String MAIL = "l.moser@acme.example";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** An endpoint of each service that every auditor may use. */
  private static final Map<Listener, String> QUESTIONS =
      Map.of(
          Listener.LEDGER, "/api/v1/audit/ledger",
          Listener.DUNNING, "/api/v1/dunning/policies",
          Listener.NOTIFICATION, "/api/v1/notifications/templates",
          Listener.GATEWAY, "/api/v1/sandbox/mails");

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Ports ports;
  private static ECKey key;

  @BeforeAll
  static void start(SharedInstance instance) {
    ports = instance.ports();
    key = instance.identity().key();
  }

  @Test
  void operatorsSeeCasesAndTheAgendaWithoutNamesAndAddresses() throws Exception {
    for (String path :
        List.of(
            "/api/v1/dunning/agenda?company=" + COMPANY,
            "/api/v1/dunning/cases/reminder." + COMPANY + ".I-1")) {
      String operator = get(Listener.GATEWAY, path, token("zhao.lei", "operator@*")).body();
      String collector = get(Listener.GATEWAY, path, token("li.qiang", "collector@*")).body();
      assertThat(operator)
          .contains("L***")
          .doesNotContain("Lena", "Moser", "l.moser")
          .isEqualTo(collector.replace("Lena Moser", "L***").replace("l.moser@acme", "l***@a***"));
      assertThat(collector).contains("Lena Moser");
    }
  }

  /** A counter of what did not happen yet is not there. */
  @Test
  void metricsAreThoseOfTheReference() throws Exception {
    Set<String> exported = new TreeSet<>();
    for (Listener service : QUESTIONS.keySet()) {
      String told = get(service, "/actuator/prometheus", token("zhao.lei", "operator@*")).body();
      exported.addAll(Metrics.exported(told));
    }
    assertThat(Metrics.documented()).containsAll(exported);
    assertThat(exported)
        .contains("huikuan_steps_due", "huikuan_steps_withheld", "huikuan_promises_due")
        .contains("huikuan_disputes", "huikuan_disputes_overdue", "huikuan_sanctions")
        .contains("huikuan_sanctions_unanswered", "huikuan_proposals_waiting")
        .contains("huikuan_proposals_oldest_seconds");
  }

  @AfterAll
  static void stop() {
    HTTP.close();
  }

  private static String token(String name, String grant) {
    return Tokens.signed(
        new JWTClaimsSet.Builder()
            .issuer(ports.url(Listener.GATEWAY))
            .subject(name)
            .claim("preferred_username", name)
            .audience("huikuan")
            .claim("roles", List.of(grant))
            .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
            .build(),
        key);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request, String token)
      throws Exception {
    return HTTP.send(
        request
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(Listener at, String path, String token) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(ports.url(at) + path)), token);
  }

  private static HttpResponse<String> put(String person, String body, String token)
      throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(ports.url(Listener.GATEWAY) + "/api/v1/people/" + person))
            .PUT(BodyPublishers.ofString(body)),
        token);
  }

  @Test
  void operatorsSeeTheMailWithoutWhatItSays() throws Exception {
    String auditor = token("wu.min", "auditor@*");
    String operator = token("zhao.lei", "operator@*");
    JsonNode mails =
        JSON.readTree(get(Listener.GATEWAY, "/api/v1/sandbox/mails?to=" + MAIL, operator).body());
    assertThat(mails.at("/items/0/to/0").asString()).isEqualTo("l***@a***.example");
    String path = "/api/v1/sandbox/mails/" + mails.at("/items/0/id").asString();
    assertThat(get(Listener.GATEWAY, path, auditor).body()).contains("Lena Moser");
    assertThat(get(Listener.GATEWAY, path, operator).body())
        .contains("\"text\":\"***\"")
        .doesNotContain("Lena", "l.moser");
    assertThat(get(Listener.GATEWAY, path + "/attachments/1", operator).statusCode())
        .as("a file can name people anywhere")
        .isEqualTo(403);
    assertThat(get(Listener.GATEWAY, path + "/attachments/1", auditor).statusCode())
        .as("a reminder has none")
        .isEqualTo(404);
    HttpRequest.Builder unmask =
        HttpRequest.newBuilder(
                URI.create(ports.url(Listener.GATEWAY) + "/api/v1/audit/ledger/unmasking"))
            .POST(BodyPublishers.ofString("{\"reason\":\"a letter looks wrong\"}"));
    assertThat(send(unmask, token("qian.yi", "operator@*")).statusCode()).isEqualTo(200);
    assertThat(get(Listener.GATEWAY, path, token("qian.yi", "operator@*")).body())
        .contains("Lena Moser");
  }

  /** Each service hears of it by Kafka. */
  private static void await(int status, String token) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    for (Map.Entry<Listener, String> each : QUESTIONS.entrySet()) {
      HttpResponse<String> answer = get(each.getKey(), each.getValue(), token);
      while (answer.statusCode() != status && Instant.now().isBefore(end)) {
        Thread.sleep(50);
        answer = get(each.getKey(), each.getValue(), token);
      }
      assertThat(answer.statusCode()).as("%s: %s", each, answer.body()).isEqualTo(status);
      if (status == 401) {
        assertThat(answer.body()).contains("urn:huikuan:problem:rights-ended");
      }
    }
  }

  @Test
  void whoLeavesIsRefusedEverywhereAndWhoComesBackIsNot() throws Exception {
    String leaver = token("zhou.wei", "auditor@*");
    String auditor = token("wu.min", "auditor@*");
    String admin = token("sun.hao", "admin@*");
    await(200, leaver);

    assertThat(put("zhou.wei", "{\"until\":\"2026-03-13\"}", auditor).statusCode()).isEqualTo(403);
    HttpResponse<String> later =
        put("zhou.wei", "{\"until\":\"2026-03-13\",\"deputy\":\"wu.min\"}", admin);
    assertThat(later.statusCode()).as("%s", later.body()).isEqualTo(200);
    assertThat(get(Listener.LEDGER, "/api/v1/audit/ledger", leaver).statusCode()).isEqualTo(200);

    put("zhou.wei", "{\"until\":\"2026-03-12\",\"deputy\":\"wu.min\"}", admin);
    await(401, leaver);
    await(200, auditor);
    assertThat(get(Listener.GATEWAY, "/api/v1/people/zhou.wei", auditor).body())
        .contains("\"until\":\"2026-03-12\",\"deputy\":\"wu.min\"");

    put("zhou.wei", "{\"until\":null}", admin);
    await(200, leaver);

    JsonNode entries =
        JSON.readTree(get(Listener.GATEWAY, "/api/v1/audit/ledger", auditor).body())
            .path("entries");
    assertThat(entries.valueStream())
        .extracting(
            each ->
                "%s %s %s"
                    .formatted(
                        each.path("what").asString(),
                        each.path("actor").asString(),
                        each.path("asked").toString()))
        .contains(
            "rights person:sun.hao"
                + " {\"deputy\":\"wu.min\",\"person\":\"zhou.wei\",\"until\":\"2026-03-12\"}",
            "rights person:sun.hao {\"person\":\"zhou.wei\",\"until\":\"none\"}",
            "refused person:wu.min {\"problem\":\"not-allowed\"}",
            "refused person:zhou.wei {\"problem\":\"rights-ended\"}");
  }
}
