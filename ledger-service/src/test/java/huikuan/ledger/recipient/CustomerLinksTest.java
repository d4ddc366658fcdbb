package huikuan.ledger.recipient;

import static huikuan.ledger.Contacts.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.matches;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.DisputeReason;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.RecipientEvent.WhyUnpaid;
import huikuan.ledger.Contacts;
import huikuan.ledger.recipient.LinkCommand.ConfirmPerson;
import huikuan.ledger.recipient.LinkCommand.DismissPerson;
import huikuan.ledger.recipient.LinkCommand.DisputeItem;
import huikuan.ledger.recipient.LinkCommand.NamePerson;
import huikuan.ledger.recipient.LinkCommand.Outcome;
import huikuan.ledger.recipient.LinkCommand.PromisePayment;
import huikuan.ledger.recipient.LinkCommand.RecordFile;
import huikuan.ledger.recipient.LinkCommand.RevokeLinks;
import huikuan.ledger.recipient.LinkCommand.TellWhyUnpaid;
import huikuan.ledger.recipient.LinkCommand.UseLink;
import huikuan.ledger.recipient.LinkEvent.FileSent;
import huikuan.ledger.recipient.LinkEvent.ItemDisputed;
import huikuan.ledger.recipient.LinkEvent.LinkOpened;
import huikuan.ledger.recipient.LinkEvent.LinksRevoked;
import huikuan.ledger.recipient.LinkEvent.PaymentPromised;
import huikuan.ledger.recipient.LinkEvent.PersonConfirmed;
import huikuan.ledger.recipient.LinkEvent.PersonDismissed;
import huikuan.ledger.recipient.LinkEvent.PersonNamed;
import huikuan.ledger.recipient.LinkEvent.WhyUnpaidTold;
import huikuan.platform.axon.StateSerializer;
import huikuan.platform.axon.StoredTypes;
import huikuan.platform.link.RecipientLink;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerLinksTest {

  private static final CustomerId CUSTOMER = new CustomerId("CN01", "C-1042");
  private static final LinksKey KEY = new LinksKey(CUSTOMER);
  private static final AccountId ACCOUNT = AccountId.parse("CN01.C-1042.CNY");
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Instant EXPIRY = NOW.plus(Duration.ofDays(60));
  private static final LocalDate DAY = LocalDate.parse("2026-03-20");
  private static final String FILE = "ab".repeat(32);

  private static final RecipientLink LINK = link("p1", "m-1");
  private static final LinkOpened OPENED = new LinkOpened(CUSTOMER, "p1", "m-1", NOW);

  private final FixtureConfiguration<CustomerLinks> fixture =
      new AggregateTestFixture<>(CustomerLinks.class);

  private static RecipientLink link(String contact, String message) {
    return new RecipientLink(CUSTOMER, contact, "mark", message, null, NOW, EXPIRY);
  }

  private static WhyUnpaidTold why(
      RecipientLink by, String item, WhyUnpaid reason, @Nullable String file, Instant at) {
    return new WhyUnpaidTold(
        CUSTOMER,
        by.contactId(),
        by.message(),
        ACCOUNT,
        ItemKind.INVOICE,
        item,
        reason,
        null,
        null,
        file,
        null,
        at);
  }

  private static WhyUnpaidTold noBudget(RecipientLink by, Instant at) {
    return why(by, "I-1", WhyUnpaid.NO_BUDGET, null, at);
  }

  private static PaymentPromised promised(RecipientLink by, String amount, Instant at) {
    return new PaymentPromised(
        CUSTOMER, by.contactId(), by.message(), ACCOUNT, cny(amount), DAY, null, at);
  }

  private static ItemDisputed disputed(
      RecipientLink by, String item, @Nullable String amount, @Nullable String file, Instant at) {
    return new ItemDisputed(
        CUSTOMER,
        by.contactId(),
        by.message(),
        ACCOUNT,
        ItemKind.INVOICE,
        item,
        amount == null ? null : cny(amount),
        DisputeReason.WRONG_PRICE,
        file,
        null,
        at);
  }

  private static Money cny(String amount) {
    return Money.parse(amount + " CNY");
  }

  private static PersonNamed person(String proposal, String name, Instant at) {
    return new PersonNamed(
        CUSTOMER, "p1", "m-1", proposal, sealed(name), sealed("li@c.example"), null, null, at);
  }

  private static NamePerson name(RecipientLink by, String name) {
    return new NamePerson(by, sealed(name), sealed("li@c.example"), null, null, LATER);
  }

  private static ConfirmPerson confirm(String proposal) {
    return new ConfirmPerson(
        KEY, proposal, contact(proposal, "王强"), sealed("+8613800000000"), null, LATER);
  }

  private static PersonConfirmed confirmed(String proposal, String name) {
    return new PersonConfirmed(
        CUSTOMER, proposal, contact(proposal, name), sealed("+8613800000000"), null, LATER);
  }

  private static Contact contact(String id, String name) {
    return Contacts.confirmed(
        Contacts.proposed(
            id, name, Contact.Role.PAYMENT_RESPONSIBLE, "li@c.example", null, DAY, null),
        DAY);
  }

  private static DismissPerson dismiss(String proposal) {
    return new DismissPerson(KEY, proposal, "unknown there", LATER);
  }

  private static PersonDismissed dismissed(String proposal) {
    return new PersonDismissed(CUSTOMER, proposal, "unknown there", LATER);
  }

  private static RevokeLinks revoke(@Nullable String message) {
    return new RevokeLinks(CUSTOMER, message, LATER);
  }

  private static LinksRevoked revoked(@Nullable String message) {
    return new LinksRevoked(CUSTOMER, message, LATER);
  }

  @Test
  void aLinkIsOpenedOnce() {
    fixture.givenNoPriorActivity().when(new UseLink(LINK, NOW)).expectEvents(OPENED);
  }

  static Stream<Arguments> told() {
    RecipientLink next = link("p1", "m-2");
    RecipientLink other = link("p2", "m-3");
    return Stream.of(
        Arguments.of(new TellWhyUnpaid(LINK, noBudget(LINK, LATER)), noBudget(LINK, LATER)),
        Arguments.of(
            new TellWhyUnpaid(LINK, why(LINK, "I-1", WhyUnpaid.PAID, FILE, LATER)),
            why(LINK, "I-1", WhyUnpaid.PAID, FILE, LATER)),
        Arguments.of(
            new TellWhyUnpaid(next, why(next, "I-9", WhyUnpaid.PAID, null, LATER)),
            why(next, "I-9", WhyUnpaid.PAID, null, LATER)),
        // Another person tells the same.
        Arguments.of(
            new TellWhyUnpaid(other, why(other, "I-9", WhyUnpaid.IN_APPROVAL, null, LATER)),
            why(other, "I-9", WhyUnpaid.IN_APPROVAL, null, LATER)),
        Arguments.of(
            new PromisePayment(next, promised(next, "12.00", LATER)),
            promised(next, "12.00", LATER)),
        Arguments.of(
            new DisputeItem(LINK, disputed(LINK, "I-1", null, FILE, LATER)),
            disputed(LINK, "I-1", null, FILE, LATER)),
        // Another amount of the same item.
        Arguments.of(
            new DisputeItem(next, disputed(next, "I-9", "4.00", null, LATER)),
            disputed(next, "I-9", "4.00", null, LATER)),
        Arguments.of(name(LINK, "李明"), person("named-2", "李明", LATER)),
        Arguments.of(
            new RecordFile(LINK, "cd".repeat(32), LATER),
            new FileSent(CUSTOMER, "p1", "m-1", "cd".repeat(32), LATER)),
        Arguments.of(confirm("named-1"), confirmed("named-1", "王强")),
        Arguments.of(dismiss("named-1"), dismissed("named-1")),
        Arguments.of(revoke("m-1"), revoked("m-1")),
        Arguments.of(revoke(null), revoked(null)));
  }

  private static final Object[] BEFORE = {
    OPENED,
    new FileSent(CUSTOMER, "p1", "m-1", FILE, NOW),
    why(LINK, "I-9", WhyUnpaid.IN_APPROVAL, null, NOW),
    disputed(LINK, "I-9", "3.00", null, NOW),
    promised(LINK, "10.00", NOW),
    person("named-1", "王强", NOW)
  };

  @ParameterizedTest
  @MethodSource("told")
  void newsAreRecorded(Object command, Object event) {
    fixture.given(BEFORE).when(command).expectEvents(event);
  }

  @ParameterizedTest
  @MethodSource("told")
  void theSameAgainChangesNothing(Object command, Object event) {
    fixture.given(BEFORE).andGivenCommands(command).when(command).expectNoEvents();
  }

  static Stream<LinkCommand> repeatedByTheNextMail() {
    RecipientLink next = link("p1", "m-2");
    return Stream.of(
        new TellWhyUnpaid(next, why(next, "I-9", WhyUnpaid.IN_APPROVAL, null, LATER)),
        new DisputeItem(next, disputed(next, "I-9", "3.00", null, LATER)),
        new PromisePayment(next, promised(next, "10.00", LATER)),
        name(next, "王强"));
  }

  @ParameterizedTest
  @MethodSource("repeatedByTheNextMail")
  void thePersonThatTellsTheSameByItsNextMailChangesNothing(LinkCommand command) {
    fixture.given(BEFORE).when(command).expectNoEvents();
  }

  static Stream<Arguments> refused() {
    Object[] dismissed = {person("named-1", "王强", NOW), dismissed("named-1")};
    Object[] confirmed = {person("named-1", "王强", NOW), confirmed("named-1", "王强")};
    Object[] many =
        IntStream.range(0, CustomerLinks.MOST_TOLD)
            .mapToObj(n -> why(LINK, "I-" + n, WhyUnpaid.PAID, null, NOW))
            .toArray();
    Object[] files =
        IntStream.range(0, CustomerLinks.MOST_FILES)
            .mapToObj(n -> new FileSent(CUSTOMER, "p1", "m-1", "file " + n, NOW))
            .toArray();
    RecipientLink other = link("p1", "m-2");
    return Stream.of(
        Arguments.of(
            BEFORE,
            new TellWhyUnpaid(LINK, why(LINK, "I-1", WhyUnpaid.PAID, "cd".repeat(32), LATER)),
            new LinkRefusal.NoSuchFile()),
        // A file that another link has sent.
        Arguments.of(
            BEFORE,
            new TellWhyUnpaid(other, why(other, "I-1", WhyUnpaid.PAID, FILE, LATER)),
            new LinkRefusal.NoSuchFile()),
        Arguments.of(
            BEFORE,
            new DisputeItem(other, disputed(other, "I-1", null, FILE, LATER)),
            new LinkRefusal.NoSuchFile()),
        Arguments.of(
            many,
            new DisputeItem(LINK, disputed(LINK, "I-1", null, null, LATER)),
            new LinkRefusal.TooMuchTold(CustomerLinks.MOST_TOLD)),
        Arguments.of(
            many,
            new TellWhyUnpaid(LINK, noBudget(LINK, LATER)),
            new LinkRefusal.TooMuchTold(CustomerLinks.MOST_TOLD)),
        Arguments.of(
            files,
            new RecordFile(LINK, FILE, LATER),
            new LinkRefusal.TooManyFiles(CustomerLinks.MOST_FILES)),
        Arguments.of(BEFORE, confirm("named-2"), new LinkRefusal.NoSuchPerson("named-2")),
        Arguments.of(BEFORE, dismiss("named-2"), new LinkRefusal.NoSuchPerson("named-2")),
        Arguments.of(
            dismissed,
            confirm("named-1"),
            new LinkRefusal.DecidedOtherwise(NamedPerson.State.DISMISSED)),
        Arguments.of(
            dismissed,
            new DismissPerson(KEY, "named-1", "another reason", LATER),
            new LinkRefusal.DecidedOtherwise(NamedPerson.State.DISMISSED)),
        Arguments.of(
            confirmed,
            dismiss("named-1"),
            new LinkRefusal.DecidedOtherwise(NamedPerson.State.CONFIRMED)),
        Arguments.of(
            confirmed,
            new ConfirmPerson(
                KEY,
                "named-1",
                contact("named-1", "王强"),
                sealed("+8613800000000"),
                sealed("another note"),
                LATER),
            new LinkRefusal.DecidedOtherwise(NamedPerson.State.CONFIRMED)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatCannotBeIsRefused(Object[] before, Object command, LinkRefusal refusal) {
    fixture
        .given(before)
        .when(command)
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Refused(refusal));
  }

  static Stream<LinkCommand> byTheLink() {
    return Stream.of(
        new UseLink(LINK, LATER),
        new TellWhyUnpaid(LINK, noBudget(LINK, LATER)),
        new TellWhyUnpaid(LINK, why(LINK, "I-9", WhyUnpaid.IN_APPROVAL, null, NOW)),
        new DisputeItem(LINK, disputed(LINK, "I-1", null, null, LATER)),
        new DisputeItem(LINK, disputed(LINK, "I-9", "3.00", null, LATER)),
        new PromisePayment(LINK, promised(LINK, "12.00", LATER)),
        new PromisePayment(LINK, promised(LINK, "10.00", LATER)),
        name(LINK, "李明"),
        name(LINK, "王强"),
        new RecordFile(LINK, FILE, LATER));
  }

  @ParameterizedTest
  @MethodSource("byTheLink")
  void nothingIsToldByALinkThatWasRevoked(LinkCommand command) {
    for (LinksRevoked revoked : List.of(revoked("m-1"), revoked(null))) {
      new AggregateTestFixture<>(CustomerLinks.class)
          .given(BEFORE)
          .andGiven(revoked)
          .when(command)
          .expectNoEvents()
          .expectResultMessagePayload(new Outcome.Refused(new LinkRefusal.Revoked()));
    }
  }

  @Test
  void otherLinksStayGood() {
    RecipientLink other = link("p1", "m-2");
    fixture
        .given(revoked("m-1"))
        .when(new UseLink(other, LATER))
        .expectEvents(new LinkOpened(CUSTOMER, "p1", "m-2", LATER));
    RecipientLink newer =
        new RecipientLink(CUSTOMER, "p1", "mark", "m-3", null, LATER.plusSeconds(1), EXPIRY);
    new AggregateTestFixture<>(CustomerLinks.class)
        .given(revoked(null))
        .when(new UseLink(newer, LATER))
        .expectEvents(new LinkOpened(CUSTOMER, "p1", "m-3", LATER));
  }

  /** A customer that has much to tell is read from a snapshot. */
  @Test
  void aSnapshotHoldsAllOfIt() {
    CustomerLinks links = new CustomerLinks();
    Stream.concat(
            Stream.of(BEFORE), Stream.of(confirmed("named-1", "王强"), revoked("m-1"), revoked(null)))
        .forEach(event -> links.on((LinkEvent) event));
    Serializer json = StateSerializer.create(StoredTypes.of(CustomerLinks.class));
    SerializedObject<String> stored = json.serialize(links, String.class);
    CustomerLinks read = json.deserialize(stored);
    assertThat(json.serialize(read, String.class).getData()).isEqualTo(stored.getData());
    assertThat(stored.getData())
        .contains("m-1", "10.00 CNY", sealed("王强").toString(), FILE, LATER.toString());
    assertThat(read.handle(new UseLink(LINK, LATER)))
        .isEqualTo(new Outcome.Refused(new LinkRefusal.Revoked()));
    assertThat(read.weight()).isEqualTo(links.weight()).isEqualTo(7);
  }

  /** What came later is nothing in a snapshot of before. */
  @Test
  void aSnapshotOfBeforeHasNoDisputes() {
    CustomerLinks links = new CustomerLinks();
    links.on(OPENED);
    Serializer json = StateSerializer.create(StoredTypes.of(CustomerLinks.class));
    SerializedObject<String> stored = json.serialize(links, String.class);
    String before = stored.getData().replace("\"disputed\":{},", "");
    assertThat(before).isNotEqualTo(stored.getData());
    CustomerLinks read =
        json.deserialize(new SimpleSerializedObject<>(before, String.class, stored.getType()));
    read.on(disputed(LINK, "I-1", null, null, LATER));
    assertThat(read.weight()).isEqualTo(3);
  }

  /** Whatever is told in whatever order, by whomever: of each thing the latest stands. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theLatestOfEachThingStands(long seed) {
    Random chance = new Random(seed);
    List<Object> commands = new ArrayList<>();
    Map<String, WhyUnpaid> told = new HashMap<>();
    String amount = "";
    for (int at = 0; at < 60; at++) {
      RecipientLink by = link("p" + chance.nextInt(3), "m-" + chance.nextInt(4));
      Instant when = NOW.plusSeconds(at);
      if (chance.nextInt(4) == 0) {
        amount = (1 + chance.nextInt(3)) + ".00";
        commands.add(new PromisePayment(by, promised(by, amount, when)));
      } else {
        String item = "I-" + chance.nextInt(3);
        WhyUnpaid reason = WhyUnpaid.values()[chance.nextInt(5)];
        told.put(item, reason);
        commands.add(new TellWhyUnpaid(by, why(by, item, reason, null, when)));
      }
    }
    String last = amount;
    fixture
        .givenCommands(commands)
        .when(new UseLink(link("p9", "m-9"), LATER))
        .expectResultMessagePayloadMatching(
            matches(
                outcome -> {
                  RecipientAnswers standing = ((Outcome.Told) outcome).standing();
                  told.forEach(
                      (item, reason) ->
                          assertThat(
                                  standing
                                      .told(ACCOUNT, ItemKind.INVOICE, item)
                                      .orElseThrow()
                                      .reason())
                              .isEqualTo(reason));
                  assertThat(standing.promised(Set.of(ACCOUNT)).getFirst().amount())
                      .isEqualTo(cny(last));
                  return true;
                }));
  }
}
