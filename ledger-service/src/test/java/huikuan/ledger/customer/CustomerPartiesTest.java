package huikuan.ledger.customer;

import static huikuan.ledger.Contacts.confirmed;
import static huikuan.ledger.Contacts.responsible;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Payer;
import huikuan.contracts.ledger.Party;
import huikuan.contracts.ledger.Party.Kind;
import huikuan.ledger.customer.CustomerCommand.ChangeCustomer;
import huikuan.ledger.customer.CustomerCommand.SetContact;
import huikuan.ledger.customer.CustomerCommand.SetParty;
import huikuan.ledger.customer.CustomerEvent.ContactChanged;
import huikuan.ledger.customer.CustomerEvent.ContactConfirmed;
import huikuan.ledger.customer.CustomerEvent.ContactNamed;
import huikuan.ledger.customer.CustomerEvent.ContactPayerChanged;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.ledger.customer.CustomerEvent.PartySet;
import huikuan.ledger.customer.CustomerOutcome.Changed;
import huikuan.ledger.customer.CustomerOutcome.Created;
import huikuan.ledger.customer.CustomerOutcome.Left;
import huikuan.ledger.customer.CustomerOutcome.Refused;
import huikuan.ledger.customer.CustomerOutcome.Unchanged;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Those who pay for a customer, or answer for what it owes, and the contacts of payers. */
class CustomerPartiesTest {

  private static final CustomerId ACME = new CustomerId("CN01", "ACME");
  private static final CustomerKey KEY = new CustomerKey(ACME);
  private static final LocalDate DAY = LocalDate.parse("2026-03-02");
  private static final CustomerChanged DATA =
      new CustomerChanged(ACME, "Acme", null, null, "zh-CN", "Asia/Shanghai", "CN", null, null);
  private static final Party HQ = payer("hq", null, null);
  private static final Contact LI = responsible("1");

  private final FixtureConfiguration<Customer> fixture = new AggregateTestFixture<>(Customer.class);

  @BeforeEach
  void nobodySharesAnAddress() {
    AddressOwners owners = (told, known, day) -> List.of();
    fixture.registerInjectableResource(owners);
  }

  private static Party payer(String id, @Nullable String from, @Nullable String to) {
    return payer(id, null, from, to);
  }

  private static Party payer(
      String id, @Nullable String contract, @Nullable String from, @Nullable String to) {
    return new Party(id, Kind.PAYER, "Head office", null, contract, day(from), day(to), null, null);
  }

  private static Party guarantor(String id) {
    return new Party(
        id, Kind.GUARANTOR, "Bank", null, null, null, null, 2, Money.parse("1000.00 CNY"));
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  /** As a sender tells it. */
  private static Contact of(String party, Contact contact) {
    return contact.of(new Payer(party, null, null, null, null));
  }

  private static SetParty set(Party party) {
    return new SetParty(KEY, party, null);
  }

  private static SetContact set(Contact contact) {
    return new SetContact(KEY, contact, List.of(), DAY, null);
  }

  private ResultValidator<Customer> when(Object command, Object... before) {
    return fixture.given(before).when(command);
  }

  private void refuses(CustomerRefusal refusal, Object command, Object... before) {
    when(command, before).expectNoEvents().expectResultMessagePayload(new Refused(refusal));
  }

  private static PartySet told(Party party) {
    return new PartySet(ACME, party);
  }

  @Test
  void aPartyIsToldChangedAndLeftAsItIs() {
    when(set(HQ), DATA)
        .expectEvents(told(HQ))
        .expectResultMessagePayload(new Created(Left.NOTHING));
  }

  @Test
  void anotherEndIsAChange() {
    when(set(HQ.until(DAY)), DATA, told(HQ))
        .expectEvents(told(HQ.until(DAY)))
        .expectResultMessagePayload(new Changed(Left.NOTHING));
  }

  @Test
  void theSameAgainChangesNothingWhateverWasSeen() {
    when(new SetParty(KEY, HQ, CustomerCommand.NONE), DATA, told(HQ))
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(Left.NOTHING));
  }

  @Test
  void aPartyOfNobodyIsRefused() {
    refuses(new CustomerRefusal.NoSuchCustomer(), set(HQ));
  }

  @Test
  void aSenderWhoHasSeenAnotherStateChangesNothing() {
    refuses(new CustomerRefusal.Outdated(), new SetParty(KEY, HQ, CustomerCommand.NONE), DATA);
  }

  @Test
  void twoPayersOfTheSameClaimsAreNotValidOnOneDay() {
    Party other = payer("other", "2026-03-31", "2026-06-30");
    refuses(new CustomerRefusal.PayersOverlap(HQ), set(other), DATA, told(HQ));
    Party ending = HQ.until(LocalDate.parse("2026-03-31"));
    refuses(new CustomerRefusal.PayersOverlap(ending), set(other), DATA, told(ending));
  }

  @Test
  void onePayerFollowsAnother() {
    Party ending = HQ.until(LocalDate.parse("2026-03-30"));
    Party other = payer("other", "2026-03-31", null);
    when(set(other), DATA, told(ending)).expectEvents(told(other));
  }

  @Test
  void aPayerForOneContractStandsBesideThatForAll() {
    Party ofContract = payer("other", "HT-1", null, null);
    when(set(ofContract), DATA, told(HQ)).expectEvents(told(ofContract));
    refuses(
        new CustomerRefusal.PayersOverlap(ofContract),
        set(payer("third", "HT-1", null, null)),
        DATA,
        told(ofContract));
  }

  @Test
  void severalAnswerForACustomer() {
    when(set(guarantor("b2")), DATA, told(HQ), told(guarantor("b1")))
        .expectEvents(told(guarantor("b2")));
  }

  @Test
  void aPayerBecomesNoGuarantor() {
    refuses(new CustomerRefusal.OtherKind(Kind.PAYER), set(guarantor("hq")), DATA, told(HQ));
  }

  @Test
  void aCustomerHasNoMorePartiesThanCanBeLookedThrough() {
    Object[] many =
        IntStream.rangeClosed(0, CustomerParties.MOST_PARTIES)
            .mapToObj(n -> n == 0 ? DATA : told(guarantor("g" + n)))
            .toArray();
    refuses(
        new CustomerRefusal.TooManyParties(CustomerParties.MOST_PARTIES),
        set(guarantor("one-more")),
        many);
    when(set(payer("g1", null, null)), many)
        .expectResultMessagePayload(new Refused(new CustomerRefusal.OtherKind(Kind.GUARANTOR)));
  }

  @Test
  void aContactOfAPayerTellsWhenItPays() {
    Party ending = HQ.until(DAY);
    Contact known = LI.of(new Payer("hq", null, null, DAY, null));
    when(set(of("hq", LI)), DATA, told(ending)).expectEvents(new ContactNamed(ACME, known));
    when(set(of("hq", LI)), DATA, told(ending), new ContactNamed(ACME, known))
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(Left.NOTHING));
  }

  @Test
  void contactsOfAPayerThatChangesAreToldAnewAndStayConfirmed() {
    Contact sure = confirmed(LI.of(HQ.payer()), DAY);
    Contact own = responsible("2");
    when(
            set(HQ.until(DAY)),
            DATA,
            told(HQ),
            new ContactNamed(ACME, LI.of(HQ.payer())),
            new ContactConfirmed(ACME, sure),
            new ContactNamed(ACME, own))
        .expectEvents(
            told(HQ.until(DAY)),
            new ContactPayerChanged(ACME, sure.of(new Payer("hq", null, null, DAY, null))));
  }

  @Test
  void anotherNameOfAPayerIsNoMatterOfItsContacts() {
    Party renamed = new Party("hq", Kind.PAYER, "Group", null, null, null, null, null, null);
    when(set(renamed), DATA, told(HQ), new ContactNamed(ACME, LI.of(HQ.payer())))
        .expectEvents(told(renamed));
  }

  @Test
  void aContactIsOfAPayerThatIsKnownAndHasNotEnded() {
    refuses(new CustomerRefusal.NoSuchPayer("1", "hq"), set(of("hq", LI)), DATA);
    refuses(
        new CustomerRefusal.NoSuchPayer("1", "bank"),
        set(of("bank", LI)),
        DATA,
        told(guarantor("bank")));
    LocalDate yesterday = DAY.minusDays(1);
    refuses(
        new CustomerRefusal.PayerEnded("1", "hq", yesterday),
        set(of("hq", LI)),
        DATA,
        told(HQ.until(yesterday)));
    refuses(
        new CustomerRefusal.NoSuchPayer("1", "hq"),
        new ChangeCustomer(KEY, DATA, null, List.of(of("hq", LI)), DAY, null),
        DATA);
  }

  @Test
  void aContactOfAPayerThatHasEndedCanStillBeCorrected() {
    Payer ended = new Payer("hq", null, null, DAY.minusDays(1), null);
    Contact moved =
        new Contact(
            "1",
            LI.name(),
            LI.role(),
            "HT-1",
            null,
            LI.addresses(),
            null,
            null,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            LI.holding());
    when(
            set(of("hq", moved)),
            DATA,
            told(HQ.until(DAY.minusDays(1))),
            new ContactNamed(ACME, LI.of(ended)))
        .expectEvents(new ContactChanged(ACME, moved.of(ended)));
  }
}
