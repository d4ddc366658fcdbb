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

  private static final Contact ADDED =
      new Contact(
          "named-1", "Li Ming", Role.PAYMENT_RESPONSIBLE, null, "+8613900000000", null, null);

  private final FixtureConfiguration<Customer> fixture = new AggregateTestFixture<>(Customer.class);

  private static CustomerChanged named(String name) {
    return new CustomerChanged(
        new CustomerId("CN01", "ACME"),
        name,
        null,
        null,
        "zh-CN",
        "Asia/Shanghai",
        "CN",
        null,
        List.of(new Contact("1", "Li Na", Role.PAYMENT_RESPONSIBLE, null, null, null, null)),
        null,
        null);
  }

  private static ChangeCustomer change(CustomerChanged data) {
    return new ChangeCustomer(data, null);
  }

  @Test
  void aCustomerComesIntoBeingWithItsData() {
    fixture
        .givenNoPriorActivity()
        .when(change(named("Acme")))
        .expectEvents(named("Acme"))
        .expectResultMessagePayload(Effect.CREATED);
  }

  @Test
  void otherDataReplacesWhatWas() {
    fixture
        .given(named("Acme"))
        .when(change(named("Acme Ltd")))
        .expectEvents(named("Acme Ltd"))
        .expectResultMessagePayload(Effect.CHANGED);
  }

  @Test
  void aContactIsAddedToWhatIsThere() {
    CustomerChanged acme = named("Acme");
    fixture
        .given(acme)
        .when(new AddContact(acme.customer(), ADDED))
        .expectEvents(acme.with(ADDED))
        .expectResultMessagePayload(true);
  }

  @Test
  void aContactIsAddedOnce() {
    CustomerChanged acme = named("Acme");
    fixture
        .given(acme, acme.with(ADDED))
        .when(new AddContact(acme.customer(), ADDED))
        .expectNoEvents()
        .expectResultMessagePayload(false);
  }

  @Test
  void aContactThatSomebodyTookOutIsNotAddedAgain() {
    CustomerChanged acme = named("Acme");
    fixture
        .given(acme, acme.with(ADDED), acme)
        .when(new AddContact(acme.customer(), ADDED))
        .expectNoEvents()
        .expectResultMessagePayload(false);
  }

  @Test
  void theSameDataChangesNothing() {
    fixture
        .given(named("Acme"))
        .when(change(named("Acme")))
        .expectNoEvents()
        .expectResultMessagePayload(Effect.NOTHING);
  }

  @Test
  void aChangeOfWhatWasSeenLastIsMade() {
    fixture
        .given(named("Acme"), named("Acme Ltd"))
        .when(new ChangeCustomer(named("Acme AG"), 1L))
        .expectEvents(named("Acme AG"))
        .expectResultMessagePayload(Effect.CHANGED);
  }

  @Test
  void aChangeOfWhatIsNoLongerSoIsNotMade() {
    fixture
        .given(named("Acme"), named("Acme Ltd"))
        .when(new ChangeCustomer(named("Acme AG"), 0L))
        .expectNoEvents()
        .expectResultMessagePayload(Effect.OUTDATED);
  }

  @Test
  void theSameDataIsNeverOutdated() {
    fixture
        .given(named("Acme"), named("Acme Ltd"))
        .when(new ChangeCustomer(named("Acme Ltd"), 0L))
        .expectNoEvents()
        .expectResultMessagePayload(Effect.NOTHING);
  }

  @Test
  void aCustomerThatMustBeNewIsMadeOnce() {
    fixture
        .givenNoPriorActivity()
        .when(new ChangeCustomer(named("Acme"), ChangeCustomer.ABSENT))
        .expectEvents(named("Acme"))
        .expectResultMessagePayload(Effect.CREATED);
    fixture
        .given(named("Acme"))
        .when(new ChangeCustomer(named("Acme Ltd"), ChangeCustomer.ABSENT))
        .expectNoEvents()
        .expectResultMessagePayload(Effect.OUTDATED);
  }
}
