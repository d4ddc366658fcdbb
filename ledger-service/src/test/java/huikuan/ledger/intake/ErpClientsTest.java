package huikuan.ledger.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.ledger.intake.ErpClients.Client;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The settings of the clients that may post by Kafka. */
class ErpClientsTest {

  private static final String SECRET = "dGhlIGtleSBvZiB0aGUgZXhhbXBsZSwgMzIgYnl0ZXMh";

  @Test
  void allFaultsAreToldAndNoSecret() {
    Map<String, Client> clients =
        Map.of(
            "sap", new Client(Map.of("a", "c2hvcnQ="), Set.of()),
            "x y", new Client(Map.of(), Set.of("CN01")));
    assertThatThrownBy(() -> new ErpClients(clients))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "huikuan.erp-documents.clients.sap.keys.a: a secret of at least 32 bytes",
            "clients.sap.companies: at least one company",
            "unlike x y",
            "clients.x y.keys: at least one")
        .hasMessageNotContaining("c2hvcnQ=");
    assertThat(new ErpClients(Map.of("sap", new Client(Map.of("a", SECRET), Set.of("CN01")))))
        .asString()
        .doesNotContain(SECRET);
  }

  @Test
  void nothingIsTakenFromKafkaUnlessAClientIsNamed() {
    ApplicationContextRunner bare = new ApplicationContextRunner();
    assertThat(named(bare)).isFalse();
    assertThat(
            named(
                bare.withPropertyValues(
                    "huikuan.erp-documents.clients.sap.keys.a=" + SECRET,
                    "huikuan.erp-documents.clients.sap.companies=CN01,US01")))
        .isTrue();
  }

  private static boolean named(ApplicationContextRunner runner) {
    boolean[] seen = new boolean[1];
    runner
        .withInitializer(
            context -> {
              seen[0] = ErpClientsNamed.in(context.getEnvironment());
              if (seen[0]) {
                ErpClients clients =
                    Binder.get(context.getEnvironment())
                        .bind("huikuan.erp-documents", ErpClients.class)
                        .get();
                assertThat(clients.caller("sap").actor()).isEqualTo("client:sap");
                assertThat(clients.caller("sap").rightsAsText()).isEqualTo("erp@CN01,US01");
              }
            })
        .run(context -> assertThat(context.getStartupFailure()).isNull());
    return seen[0];
  }
}
