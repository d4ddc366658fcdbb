package huikuan.dunning.customers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.WhoIsAsked;
import huikuan.dunning.Contacts;
import huikuan.dunning.companies.Chasing;
import huikuan.platform.calendar.WorkingDays;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerTest {

  static final Chasing ALWAYS =
      new Chasing(LocalDate.EPOCH, null, ZoneOffset.UTC, WorkingDays.MONDAY_TO_FRIDAY);

  private static final CustomerId ID = CustomerId.parse("CN01.0379-NEVHP");
  private static final LocalDate DAY = LocalDate.of(2013, 2, 4);

  @Test
  void thePaymentResponsibleIsWrittenTo() {
    Customer customer =
        with(
            contact("boss", Role.DECISION_MAKER, "boss@example.com", null, null),
            contact("li", Role.PAYMENT_RESPONSIBLE, "li@example.com", null, null));
    assertThat(customer.askedOn(DAY, null, WhoIsAsked.ROLES)).map(Contact::id).contains("li");
  }

  @Test
  void ofSeveralTheFirstListedIs() {
    Customer customer = with(responsible("li", null, null), responsible("wang", null, null));
    assertThat(customer.askedOn(DAY, null, WhoIsAsked.ROLES)).map(Contact::id).contains("li");
  }

  @Test
  void nobodyIsWrittenToOutsideTheirDays() {
    Customer customer =
        with(responsible("li", null, DAY.minusDays(1)), responsible("wang", DAY.plusDays(1), null));
    assertThat(customer.askedOn(DAY, null, WhoIsAsked.ROLES)).isEmpty();
    assertThat(customer.askedOn(DAY.minusDays(1), null, WhoIsAsked.ROLES))
        .map(Contact::id)
        .contains("li");
    assertThat(customer.askedOn(DAY.plusDays(1), null, WhoIsAsked.ROLES))
        .map(Contact::id)
        .contains("wang");
  }

  @Test
  void nobodyIsWrittenToWithoutAnAddress() {
    Customer customer = with(contact("li", Role.PAYMENT_RESPONSIBLE, null, null, null));
    assertThat(customer.askedOn(DAY, null, WhoIsAsked.ROLES)).isEmpty();
    assertThat(customer.firstReachable(DAY, null, WhoIsAsked.ROLES)).isEmpty();
  }

  @Test
  void whoeverIsBackFromLeaveIsReachableAgain() {
    Customer customer =
        with(
            Contacts.of(
                "li",
                "Li",
                Role.PAYMENT_RESPONSIBLE,
                "li@example.com",
                null,
                null,
                new Contact.Absence(DAY, DAY.plusDays(6), null)));
    assertThat(customer.askedOn(DAY, null, WhoIsAsked.ROLES)).isEmpty();
    assertThat(customer.firstReachable(DAY, null, WhoIsAsked.ROLES)).contains(DAY.plusDays(7));
  }

  @Test
  void theFirstDayOnWhichSomebodyCanBeWrittenToIsFound() {
    Customer customer =
        with(
            responsible("gone", null, DAY.minusDays(1)),
            responsible("later", DAY.plusDays(9), null),
            responsible("soon", DAY.plusDays(3), DAY.plusDays(4)));
    assertThat(customer.firstReachable(DAY, null, WhoIsAsked.ROLES)).contains(DAY.plusDays(3));
    assertThat(customer.firstReachable(DAY.plusDays(4), null, WhoIsAsked.ROLES))
        .contains(DAY.plusDays(4));
    assertThat(customer.firstReachable(DAY.plusDays(5), null, WhoIsAsked.ROLES))
        .contains(DAY.plusDays(9));
    assertThat(customer.firstReachable(DAY.plusDays(20), null, WhoIsAsked.ROLES))
        .contains(DAY.plusDays(20));
  }

  @Test
  void aPayersPersonIsWrittenToFromItsFirstDayOn() {
    Contact.Payer payer = new Contact.Payer("hq", "C-1", DAY.plusDays(5), DAY.plusDays(9), null);
    Customer customer = with(responsible("li", null, null).of(payer));
    assertThat(customer.firstReachable(DAY, "C-1", WhoIsAsked.ROLES)).contains(DAY.plusDays(5));
    assertThat(customer.firstReachable(DAY, null, WhoIsAsked.ROLES)).isEmpty();
    assertThat(customer.firstReachable(DAY.plusDays(10), "C-1", WhoIsAsked.ROLES)).isEmpty();
  }

  @Test
  void anUnknownCustomerHasNobody() {
    Customer customer = Customer.unknown(ID, ALWAYS);
    assertThat(customer.name()).isEqualTo("0379-NEVHP");
    assertThat(customer.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(customer.contacts()).isEmpty();
  }

  @Test
  void anUnknownZoneIsReadAsTheUsualOne() {
    CustomerChanged changed = new CustomerChanged(ID, "ACME", "en", "Mars/Olympus", "CN", null);
    assertThat(entry(changed).toCustomer(ALWAYS).zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
  }

  @Test
  void whatIsStoredComesBackAsItWas() {
    List<Contact> people =
        List.of(
            responsible("li", DAY, DAY.plusDays(1)),
            contact("wang", Role.ACCEPTOR, null, null, null));
    CustomerChanged changed = new CustomerChanged(ID, "ACME", "en", "Europe/Berlin", "DE", "key");
    assertThat(entry(changed, people).toCustomer(ALWAYS))
        .isEqualTo(with(people.toArray(Contact[]::new)));
  }

  private static CustomerEntry entry(CustomerChanged changed) {
    return entry(changed, List.of());
  }

  private static CustomerEntry entry(CustomerChanged changed, List<Contact> people) {
    CustomerEntry entry = CustomerEntry.next(null, changed, "7");
    for (Contact each : people) {
      entry = CustomerEntry.next(entry, new ContactChanged(ID, each), "7");
    }
    return requireNonNull(entry);
  }

  private static Customer with(Contact... contacts) {
    return new Customer(
        ID,
        "ACME",
        ZoneId.of("Europe/Berlin"),
        "DE",
        "key",
        List.of(contacts),
        Set.of(),
        Map.of(),
        ALWAYS,
        "7");
  }

  private static Contact responsible(String id, @Nullable LocalDate from, @Nullable LocalDate to) {
    return contact(id, Role.PAYMENT_RESPONSIBLE, id + "@example.com", from, to);
  }

  private static Contact contact(
      String id,
      Role role,
      @Nullable String email,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    return Contacts.of(id, id, role, email, from, to);
  }
}
