package huikuan.ledger.customer;

import static huikuan.ledger.Contacts.confirmed;
import static huikuan.ledger.Contacts.proposed;
import static huikuan.ledger.Contacts.responsible;
import static huikuan.ledger.Contacts.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import huikuan.contracts.PaymentCalendar;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Absence;
import huikuan.contracts.ledger.Contact.Address;
import huikuan.contracts.ledger.Contact.Confirmation;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.Contact.Stale;
import huikuan.ledger.customer.CustomerCommand.AddConfirmed;
import huikuan.ledger.customer.CustomerCommand.ChangeCustomer;
import huikuan.ledger.customer.CustomerCommand.ConfirmContact;
import huikuan.ledger.customer.CustomerCommand.ForgetContact;
import huikuan.ledger.customer.CustomerCommand.MarkStale;
import huikuan.ledger.customer.CustomerCommand.SetContact;
import huikuan.ledger.customer.CustomerCommand.SetPaymentCalendar;
import huikuan.ledger.customer.CustomerEvent.ContactChanged;
import huikuan.ledger.customer.CustomerEvent.ContactConfirmed;
import huikuan.ledger.customer.CustomerEvent.ContactForgotten;
import huikuan.ledger.customer.CustomerEvent.ContactNamed;
import huikuan.ledger.customer.CustomerEvent.ContactWentStale;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.ledger.customer.CustomerEvent.PaymentCalendarSet;
import huikuan.ledger.customer.CustomerOutcome.Changed;
import huikuan.ledger.customer.CustomerOutcome.Created;
import huikuan.ledger.customer.CustomerOutcome.Left;
import huikuan.ledger.customer.CustomerOutcome.Refused;
import huikuan.ledger.customer.CustomerOutcome.Unchanged;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomerTest {

  private static final CustomerId ACME = new CustomerId("CN01", "ACME");
  private static final CustomerKey KEY = new CustomerKey(ACME);
  private static final LocalDate DAY = LocalDate.parse("2026-03-02");
  private static final Contact LI = responsible("1");
  private static final Contact SURE = confirmed(LI, DAY);

  private final FixtureConfiguration<Customer> fixture = new AggregateTestFixture<>(Customer.class);

  private static CustomerChanged named(String name) {
    return new CustomerChanged(ACME, name, null, null, "zh-CN", "Asia/Shanghai", "CN", null, null);
  }

  private static ChangeCustomer change(CustomerChanged data, Contact... contacts) {
    return change(data, List.of(contacts), null);
  }

  private static ChangeCustomer change(
      CustomerChanged data, List<Contact> contacts, @Nullable Long lastChange) {
    return new ChangeCustomer(KEY, data, null, contacts, DAY, lastChange);
  }

  private static SetContact set(Contact contact) {
    return new SetContact(KEY, contact, List.of(), DAY, null);
  }

  private final List<String> awaited = new ArrayList<>();

  @BeforeEach
  void confirmationsAreWaitedFor() {
    Confirmations confirmations =
        (key, contact, zone) ->
            awaited.add(key + " " + contact.id() + " " + contact.confirmation().on() + " " + zone);
    fixture.registerInjectableResource(confirmations);
    AddressOwners owners =
        (told, known, day) -> told.id().equals("shares") ? List.of("1") : List.of();
    fixture.registerInjectableResource(owners);
  }

  private ResultValidator<Customer> when(Object command, Object... before) {
    return fixture.given(before).when(command);
  }

  private void refuses(CustomerRefusal refusal, Object command, Object... before) {
    when(command, before).expectNoEvents().expectResultMessagePayload(new Refused(refusal));
  }

  private static Contact away(String id, @Nullable String deputy) {
    Contact one = responsible(id);
    return new Contact(
        id,
        one.name(),
        one.role(),
        null,
        null,
        one.addresses(),
        null,
        null,
        List.of(),
        null,
        null,
        new Absence(DAY, DAY.plusDays(7), deputy),
        null,
        null,
        one.holding());
  }

  private static Contact ending(String id, LocalDate validTo) {
    return proposed(
        id, "Li Na", Role.PAYMENT_RESPONSIBLE, "li.na@example.com", null, null, validTo);
  }

  @Test
  void aCustomerComesIntoBeingWithItsDataAndItsPeople() {
    fixture
        .givenNoPriorActivity()
        .when(change(named("Acme"), LI))
        .expectEvents(named("Acme"), new ContactNamed(ACME, LI))
        .expectResultMessagePayload(new Created(Left.NOTHING));
  }

  @Test
  void otherDataReplacesWhatWasAndPeopleWhoAreNotNamedStay() {
    when(change(named("Acme Ltd")), named("Acme"), new ContactNamed(ACME, LI))
        .expectEvents(named("Acme Ltd"))
        .expectResultMessagePayload(new Changed(Left.NOTHING));
  }

  @Test
  void howItPaysIsToldWithTheDataOrAlone() {
    PaymentCalendarSet often = pays(10, 25);
    ChangeCustomer told = new ChangeCustomer(KEY, named("Acme"), often, List.of(), DAY, null);
    when(told).expectEvents(named("Acme"), often);
    when(told, named("Acme"), often).expectNoEvents();
    when(change(named("Acme AG")), named("Acme"), often).expectEvents(named("Acme AG"));
    PaymentCalendarSet unknown = new PaymentCalendarSet(ACME, null);
    when(
            new ChangeCustomer(KEY, named("Acme"), unknown, List.of(), DAY, null),
            named("Acme"),
            often)
        .expectEvents(unknown);
    when(new SetPaymentCalendar(KEY, often.calendar(), null), named("Acme"))
        .expectEvents(often)
        .expectResultMessagePayload(new Changed(Left.NOTHING));
    when(new SetPaymentCalendar(KEY, often.calendar(), null), named("Acme"), often)
        .expectNoEvents();
    refuses(
        new CustomerRefusal.Outdated(),
        new SetPaymentCalendar(KEY, pays(31).calendar(), 0L),
        named("Acme"),
        often);
    refuses(
        new CustomerRefusal.NoSuchCustomer(), new SetPaymentCalendar(KEY, often.calendar(), null));
  }

  private static PaymentCalendarSet pays(Integer... days) {
    return new PaymentCalendarSet(
        ACME,
        new PaymentCalendar(
            null,
            List.of(days),
            List.of(),
            PaymentCalendar.OnDayOff.AFTER,
            null,
            0,
            3,
            false,
            0,
            List.of(),
            null,
            List.of(),
            null));
  }

  @Test
  void theSameAgainChangesNothing() {
    when(change(named("Acme"), LI), named("Acme"), new ContactNamed(ACME, LI))
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(Left.NOTHING));
    when(set(LI), named("Acme"), new ContactNamed(ACME, LI))
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(Left.NOTHING));
  }

  @Test
  void whomWeHaveConfirmedNoErpTouches() {
    Contact other =
        proposed("1", "Li Na", Role.PAYMENT_RESPONSIBLE, "old@example.com", null, null, null);
    when(
            change(named("Acme"), other),
            named("Acme"),
            new ContactNamed(ACME, LI),
            new ContactConfirmed(ACME, SURE))
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(new Left(List.of("1"), List.of())));
    when(change(named("Acme"), other), named("Acme"), new ContactNamed(ACME, LI))
        .expectEvents(new ContactChanged(ACME, other));
  }

  @Test
  void whoeverIsForgottenIsNotTakenAgain() {
    Object[] before = {
      named("Acme"), new ContactNamed(ACME, LI), new ContactForgotten(ACME, "1", "asked for")
    };
    when(change(named("Acme"), LI), before)
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(new Left(List.of(), List.of("1"))));
    refuses(new CustomerRefusal.Forgotten("1"), set(LI), before);
    refuses(
        new CustomerRefusal.Forgotten("1"),
        new ConfirmContact(KEY, "1", SURE.confirmation(), null),
        before);
    when(new AddConfirmed(ACME, SURE), before).expectNoEvents();
    when(new ForgetContact(KEY, "1", DAY, "asked for", null), before)
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(Left.NOTHING));
  }

  @Test
  void aConfirmedPersonWithAnotherAddressIsToBeConfirmedAnew() {
    Contact moved =
        proposed("1", "Li Na", Role.PAYMENT_RESPONSIBLE, "li@acme.example", null, null, null);
    when(set(moved), named("Acme"), new ContactNamed(ACME, LI), new ContactConfirmed(ACME, SURE))
        .expectEvents(
            new ContactChanged(
                ACME,
                moved.knownAs(
                    SURE.confirmation(), new Stale(DAY, Stale.Why.CHANGE), moved.holding())));
  }

  @Test
  void oneAddressLessOrAnotherValidityLeavesAConfirmedPersonConfirmed() {
    Contact more =
        new Contact(
            "1",
            LI.name(),
            LI.role(),
            null,
            null,
            List.of(
                LI.addresses().getFirst(),
                new Address(Address.Kind.MOBILE, sealed("+8613800000000"), false)),
            null,
            null,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            LI.holding());
    when(set(ending("1", DAY)), named("Acme"), new ContactConfirmed(ACME, confirmed(more, DAY)))
        .expectEvents(new ContactChanged(ACME, confirmed(ending("1", DAY), DAY)));
  }

  @Test
  void oneOfUsConfirmsAPersonAndConfirmsItAnew() {
    Confirmation call = SURE.confirmation();
    Object[] known = {named("Acme"), new ContactNamed(ACME, LI)};
    when(new ConfirmContact(KEY, "1", call, null), known)
        .expectEvents(new ContactConfirmed(ACME, SURE))
        .expectResultMessagePayload(new Changed(Left.NOTHING));
    assertThat(awaited).containsExactly("customer/CN01.ACME 1 2026-03-02 Asia/Shanghai");
    Contact stale = SURE.knownAs(call, new Stale(DAY, Stale.Why.BOUNCE), SURE.holding());
    when(new ConfirmContact(KEY, "1", call, null), named("Acme"), new ContactWentStale(ACME, stale))
        .expectEvents(new ContactConfirmed(ACME, SURE));
    when(new ConfirmContact(KEY, "1", call, null), named("Acme"), new ContactConfirmed(ACME, SURE))
        .expectNoEvents();
    refuses(
        new CustomerRefusal.NoSuchContact("2"), new ConfirmContact(KEY, "2", call, null), known);
  }

  @Test
  void aConfirmationThatIsOlderThanTheKnownOneIsRefused() {
    Object[] known = {named("Acme"), new ContactConfirmed(ACME, SURE)};
    Contact before = confirmed(LI, DAY.minusDays(1));
    Contact after = confirmed(LI, DAY.plusDays(1));
    refuses(
        new CustomerRefusal.ConfirmedSince("1", DAY),
        new ConfirmContact(KEY, "1", before.confirmation(), null),
        known);
    when(new ConfirmContact(KEY, "1", after.confirmation(), null), known)
        .expectEvents(new ContactConfirmed(ACME, after));
  }

  @Test
  void anAddressOfAnotherIsTakenIfTheSenderNamesTheOther() {
    Contact shares = responsible("shares");
    Object[] known = {named("Acme"), new ContactNamed(ACME, LI)};
    refuses(new CustomerRefusal.AddressOfAnother(List.of("1")), set(shares), known);
    when(new SetContact(KEY, shares, List.of("1"), DAY, null), known)
        .expectEvents(new ContactNamed(ACME, shares));
    when(set(shares), named("Acme"), new ContactNamed(ACME, shares)).expectNoEvents();
  }

  @Test
  void onlyTheConfirmationThatIsMeantGrowsOld() {
    Object[] known = {named("Acme"), new ContactConfirmed(ACME, SURE)};
    Stale stale = new Stale(DAY.plusDays(181), Stale.Why.AGE);
    when(new MarkStale(KEY, "1", stale, DAY), known)
        .expectEvents(
            new ContactWentStale(ACME, SURE.knownAs(SURE.confirmation(), stale, SURE.holding())));
    when(new MarkStale(KEY, "1", stale, DAY.minusDays(1)), known).expectNoEvents();
    when(
            new MarkStale(KEY, "1", new Stale(DAY, Stale.Why.BOUNCE), null),
            named("Acme"),
            new ContactNamed(ACME, LI))
        .expectNoEvents();
  }

  @Test
  void aPersonIsAddedOnce() {
    when(new AddConfirmed(ACME, SURE), named("Acme")).expectEvents(new ContactNamed(ACME, SURE));
    when(new AddConfirmed(ACME, SURE), named("Acme"), new ContactNamed(ACME, LI)).expectNoEvents();
    refuses(new CustomerRefusal.NoSuchCustomer(), new AddConfirmed(ACME, SURE));
  }

  @Test
  void aDeputyIsAnotherContactAndRepresentsNobodyWhoRepresentsHim() {
    refuses(
        new CustomerRefusal.NoSuchDeputy("1", "2"),
        set(away("1", "2")),
        named("Acme"),
        new ContactNamed(ACME, LI));
    Object[] two = {
      named("Acme"), new ContactNamed(ACME, LI), new ContactNamed(ACME, away("2", "1"))
    };
    refuses(new CustomerRefusal.DeputiesInACircle("1", "1"), set(away("1", "2")), two);
    when(set(away("1", null)), two).expectEvents(new ContactChanged(ACME, away("1", null)));
  }

  @Test
  void aDeputyWhoIsErasedBlocksNoChange() {
    when(
            set(LI),
            named("Acme"),
            new ContactNamed(ACME, away("2", "3")),
            new ContactNamed(ACME, away("3", null)),
            new ContactForgotten(ACME, "3", "asked for"))
        .expectEvents(new ContactNamed(ACME, LI));
  }

  @Test
  void whoeverIsAskedTodayIsNotForgotten() {
    ForgetContact forget = new ForgetContact(KEY, "1", DAY, "asked for", null);
    refuses(new CustomerRefusal.AskedToday("1"), forget, named("Acme"), new ContactNamed(ACME, LI));
    when(forget, named("Acme"), new ContactNamed(ACME, ending("1", DAY.minusDays(1))))
        .expectEvents(new ContactForgotten(ACME, "1", "asked for"))
        .expectResultMessagePayload(new Changed(Left.NOTHING));
    when(
            forget,
            named("Acme"),
            new ContactNamed(ACME, LI),
            new ContactNamed(ACME, confirmed(responsible("2"), DAY)))
        .expectEvents(new ContactForgotten(ACME, "1", "asked for"));
    refuses(
        new CustomerRefusal.NoSuchContact("9"),
        new ForgetContact(KEY, "9", DAY, "x", null),
        named("Acme"));
    refuses(new CustomerRefusal.NoSuchCustomer(), forget);
  }

  @Test
  void aCustomerHasNoMorePeopleThanCanBeLookedThrough() {
    Object[] many =
        IntStream.rangeClosed(0, KnownCustomer.MOST_CONTACTS)
            .mapToObj(n -> n == 0 ? named("Acme") : new ContactNamed(ACME, responsible("p" + n)))
            .toArray();
    refuses(
        new CustomerRefusal.TooManyContacts(KnownCustomer.MOST_CONTACTS),
        set(responsible("one-more")),
        many);
  }

  @Test
  void aSenderWhoHasSeenAnotherStateChangesNothing() {
    ChangeCustomer outdated = change(named("Acme AG"), List.of(), 0L);
    refuses(new CustomerRefusal.Outdated(), outdated, named("Acme"), new ContactNamed(ACME, LI));
    when(change(named("Acme AG"), List.of(), 1L), named("Acme"), new ContactNamed(ACME, LI))
        .expectEvents(named("Acme AG"));
    refuses(
        new CustomerRefusal.Outdated(),
        new SetContact(KEY, responsible("2"), List.of(), DAY, CustomerCommand.NONE),
        named("Acme"));
    when(change(named("Acme"), List.of(), 0L), named("Acme")).expectNoEvents();
    refuses(
        new CustomerRefusal.Outdated(),
        change(named("Acme AG"), List.of(), CustomerCommand.ABSENT),
        named("Acme"));
  }

  @Test
  void aSenderWhoHasSeenAnotherStateNeitherConfirmsNorForgets() {
    Object[] known = {named("Acme"), new ContactNamed(ACME, LI)};
    ConfirmContact confirm = new ConfirmContact(KEY, "1", SURE.confirmation(), 0L);
    refuses(new CustomerRefusal.Outdated(), confirm, known);
    when(confirm, named("Acme"), new ContactConfirmed(ACME, SURE)).expectNoEvents();
    refuses(
        new CustomerRefusal.Outdated(), new ForgetContact(KEY, "1", null, "asked for", 0L), known);
    when(new ForgetContact(KEY, "1", null, "asked for", 1L), known)
        .expectEvents(new ContactForgotten(ACME, "1", "asked for"));
  }
}
