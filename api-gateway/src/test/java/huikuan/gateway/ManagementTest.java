package huikuan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.gateway.RunningGateway.Answer;
import huikuan.platform.web.edge.OwnProcess;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** As a process of its own: how it does is asked on a port of its own. */
class ManagementTest {

  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    gateway =
        new RunningGateway(
            "--spring.profiles.active=" + OwnProcess.PROFILE,
            "--management.server.port=0",
            "--huikuan.access.open=false",
            "--huikuan.access.issuer=https://login.example",
            "--huikuan.access.audience=huikuan");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void clientsReachNoneOfIt() throws IOException {
    for (String path : new String[] {"/actuator/prometheus", "/actuator/health", "/actuator"}) {
      assertThat(gateway.get(path).status()).as(path).isIn(401, 404);
    }
    assertThat(gateway.get("/actuator/prometheus").body()).doesNotContain("jvm_");
    assertThat(gateway.get("/livez").body()).contains("{\"status\":\"UP\"}");
    assertThat(gateway.get("/readyz").status()).isEqualTo(200);
  }

  @Test
  void healthIsToldWithoutItsPartsToThoseWithoutAToken() throws IOException {
    Answer answer = gateway.managed("/actuator/health");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("\"status\":\"UP\"").doesNotContain("components");
    assertThat(gateway.managed("/actuator/health/readiness").status()).isEqualTo(200);
  }

  @Test
  void metricsWantAToken() throws IOException {
    Answer answer = gateway.managed("/actuator/prometheus");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("urn:huikuan:problem:no-token");
    assertThat(gateway.managed("/actuator/prometheus", "Authorization: Bearer x").body())
        .contains("urn:huikuan:problem:wrong-token");
  }

  @Test
  void theApiIsNotThere() throws IOException {
    assertThat(gateway.managed("/api/v1/accounts").status()).isIn(401, 404);
    assertThat(gateway.ledger.arrived).isEmpty();
  }

  @Test
  void asOneOfSeveralInAProcessItHasNoFurtherPort() throws IOException {
    try (RunningGateway open = new RunningGateway()) {
      assertThat(open.get("/actuator/health").body()).contains("components");
      assertThat(open.get("/actuator/prometheus").body()).contains("jvm_");
      assertThat(open.get("/readyz").status()).isEqualTo(200);
    }
  }
}
