package huikuan.ledger.customer;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import huikuan.ledger.RunningLedger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A customer that is remembered is what all of its events make of it. */
class CustomerDataTest {

  private final RunningLedger ledger = RunningLedger.ledger();
  private final CustomerId id = new CustomerId(ledger.newCompany(), "ACME");
  private final String path = "/api/v1/customers/" + id.company() + "/ACME";
  private final CustomerData customers = ledger.bean(CustomerData.class);

  private void isWhatItsEventsMake(int contacts) {
    Optional<KnownCustomer> now = customers.newest(id);
    assertThat(now).isEqualTo(customers.at(id, Long.MAX_VALUE));
    assertThat(customers.newest(id)).isEqualTo(now);
    assertThat(now.map(it -> it.listed().size()).orElse(-1)).isEqualTo(contacts);
  }

  @Test
  void whatCameSinceIsHeeded() {
    isWhatItsEventsMake(-1);
    ledger.put(path, "{\"name\":\"Acme\"}");
    isWhatItsEventsMake(0);
    for (int n = 1; n <= 3; n++) {
      String body = "{\"name\":\"N" + n + "\",\"role\":\"acceptor\"}";
      assertThat(ledger.put(path + "/contacts/p" + n, body).status()).isEqualTo(201);
      isWhatItsEventsMake(n);
    }
    ledger.put(path + "/contacts/p1", "{\"name\":\"Li Na\",\"role\":\"decisionMaker\"}");
    isWhatItsEventsMake(3);
    String forget = path + "/contacts/p2/forget";
    assertThat(ledger.post(ledger.instance(), forget, "{\"reason\":\"asked for it\"}").status())
        .isEqualTo(200);
    isWhatItsEventsMake(2);
    ledger.put(path, "{\"name\":\"Acme AG\"}");
    isWhatItsEventsMake(2);
    assertThat(customers.existing(id).data().name()).isEqualTo("Acme AG");
    assertThat(customers.existing(id).listed().getFirst().id()).isEqualTo("p1");
  }
}
