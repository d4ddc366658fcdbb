package huikuan.ledger.customer;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.ledger.customer.ChangeCustomer.Effect;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class CustomerTest {

  private final FixtureConfiguration<Customer> fixture = new AggregateTestFixture<>(Customer.class);

  private static CustomerChanged named(String name) {
    return new CustomerChanged(
        new CustomerId("CN01", "ACME"),
        name,
        "zh-CN",
        "Asia/Shanghai",
        List.of(new Contact("1", "Li Na", Role.PAYMENT_RESPONSIBLE, null, null, null, null)),
        null,
        null);
  }

  @Test
  void aCustomerComesIntoBeingWithItsData() {
    fixture
        .givenNoPriorActivity()
        .when(new ChangeCustomer(named("Acme")))
        .expectEvents(named("Acme"))
        .expectResultMessagePayload(Effect.CREATED);
  }

  @Test
  void otherDataReplacesWhatWas() {
    fixture
        .given(named("Acme"))
        .when(new ChangeCustomer(named("Acme Ltd")))
        .expectEvents(named("Acme Ltd"))
        .expectResultMessagePayload(Effect.CHANGED);
  }

  @Test
  void theSameDataChangesNothing() {
    fixture
        .given(named("Acme"))
        .when(new ChangeCustomer(named("Acme")))
        .expectNoEvents()
        .expectResultMessagePayload(Effect.NOTHING);
  }
}
