package huikuan.notification.customers;

import static huikuan.notification.Samples.ACCOUNT;
import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.customer;
import static huikuan.notification.Samples.wangAt;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.contracts.ledger.LedgerEvent.PartyChanged;
import huikuan.contracts.ledger.LedgerEvent.PaymentCalendarChanged;
import huikuan.contracts.ledger.Party;
import huikuan.embedded.EmbeddedMongo;
import huikuan.notification.Contacts;
import huikuan.notification.TestContact;
import huikuan.platform.axon.HandlerFeed;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.personal.BlindIndex;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Customers as the ledger tells them, and who is found by a name or an address. */
class CustomerDirectoryTest {

  private static final CustomerId CUSTOMER = ACCOUNT.customerId();
  private static final AccountId OTHER = AccountId.parse("DE01.C-9.EUR");
  private static final TestContact WANG = wangAt("wang@customer.example");
  private static final TestContact LI =
      new TestContact("p-2", "李娜", WANG.role(), "li@customer.example");

  private final EmbeddedMongo mongo = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(mongo.uri("test"));
  private final MongoTemplate template = new MongoTemplate(client, "test");
  private final Contacts contacts = new Contacts(client.getDatabase("ledger"));
  private final ContactLookup seekers =
      new ContactLookup(template, contacts.data(), new BlindIndex(template));
  private int told;

  @AfterEach
  void close() {
    client.close();
    mongo.close();
  }

  @Test
  void aCustomerHasThePeopleThatWereToldOneAtATime() {
    tell(customer(ACCOUNT), changed(WANG), changed(LI));
    TestContact moved = wangAt("wang@new.example").in("en", "America/Los_Angeles");
    tell(changed(moved), customer(ACCOUNT));

    Customer known = known();
    assertThat(known.name()).isEqualTo("上海晨光机械有限公司");
    assertThat(known.contacts())
        .as("in the order in which they were told first")
        .containsExactly(contacts.named(CUSTOMER, moved), contacts.named(CUSTOMER, LI));
    assertThat(known.ledgerSequence()).isEqualTo("5");
    assertThat(known.addressee("p-1", WANG.role(), NINE))
        .hasValueSatisfying(
            to -> {
              assertThat(to.email()).isEqualTo("wang@new.example");
              assertThat(to.name()).isEqualTo("王芳");
              assertThat(to.locale()).isEqualTo("en");
              assertThat(to.zone()).isEqualTo(ZoneId.of("America/Los_Angeles"));
            });
    assertThat(known.addressee("p-2", null, NINE))
        .hasValueSatisfying(
            to -> {
              assertThat(to.locale()).isEqualTo("zh-CN");
              assertThat(to.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
            });
    assertThat(known.localeOf("p-1")).isEqualTo("en");
    assertThat(known.localeOf("nobody")).isEqualTo("zh-CN");
  }

  @Test
  void howACustomerPaysAndWhoPaysForItAreKnownToBeTold() {
    Party payer = new Party("hq", Party.Kind.PAYER, "总公司", null, null, null, null, null, null);
    tell(customer(ACCOUNT), changed(WANG), new PaymentCalendarChanged(CUSTOMER, null));
    assertThat(known().ledgerSequence()).as("a request may name it").isEqualTo("3");
    tell(new PartyChanged(CUSTOMER, payer));
    assertThat(known().ledgerSequence()).as("and this").isEqualTo("4");
    assertThat(known().contacts()).containsExactly(contacts.named(CUSTOMER, WANG));
  }

  @Test
  void theDesignatedAddressIsTakenBeforeTheFirst() {
    tell(customer(ACCOUNT), changed(WANG.designated("agreed@customer.example")));
    assertThat(known().contact("p-1").orElseThrow().email()).isEqualTo("agreed@customer.example");
    assertThat(seekers.find("wang@customer.example")).as("found by each").hasSize(1);
    assertThat(seekers.find("agreed@customer.example")).hasSize(1);
  }

  @Test
  void aPersonWhoIsForgottenIsNoContactAnyMore() {
    tell(customer(ACCOUNT), changed(WANG), changed(LI));
    tell(new ContactForgotten(CUSTOMER, "p-1"));
    assertThat(known().contacts()).extracting(NamedContact::id).containsExactly("p-2");
    assertThat(known().ledgerSequence()).isEqualTo("4");
  }

  /** The key is gone before this service is told. */
  @Test
  void aPersonWithoutAKeyIsNotWrittenTo() {
    tell(customer(ACCOUNT), changed(WANG), changed(LI));
    contacts.forget(CUSTOMER, "p-1");
    assertThat(known().contact("p-1"))
        .hasValueSatisfying(
            person -> {
              assertThat(person.name()).isNull();
              assertThat(person.email()).isNull();
            });
    assertThat(known().addressee("p-1", null, NINE)).isEmpty();
    assertThat(known().addressee("p-2", null, NINE)).isPresent();
  }

  @Test
  void peopleAreFoundByWhatTheyAreCalledNowWhateverItsCase() {
    tell(customer(ACCOUNT), changed(WANG), changed(LI));
    ContactKey wang = new ContactKey(CUSTOMER, "p-1");
    assertThat(seekers.find(" Wang@Customer.EXAMPLE ")).containsExactly(wang);
    assertThat(seekers.find("王芳")).containsExactly(wang);
    tell(changed(wangAt("wang@new.example")));
    assertThat(seekers.find("wang@new.example")).containsExactly(wang);
    assertThat(seekers.find("wang@customer.example")).isEmpty();
  }

  @Test
  void nobodyIsFoundByWhatAForgottenPersonWasCalled() {
    tell(customer(ACCOUNT), changed(WANG), changed(wangAt("wang@new.example")), changed(LI));
    seekers.on(new ContactChanged(OTHER.customerId(), contacts.sealed(OTHER.customerId(), WANG)));
    ContactKey wang = new ContactKey(CUSTOMER, "p-1");
    BlindIndex index = new BlindIndex(template);
    for (int time = 0; time < 2; time++) {
      assertThat(seekers.uniqueTo(wang))
          .as("not the name and the old address, which another has")
          .containsExactly(index.of("wang@new.example"));
    }
    seekers.forget(wang);
    assertThat(seekers.uniqueTo(wang)).isEmpty();
    assertThat(seekers.find("wang@new.example")).isEmpty();
    ContactKey other = new ContactKey(OTHER.customerId(), "p-1");
    assertThat(seekers.find("王芳")).containsExactly(other);
    assertThat(seekers.uniqueTo(other))
        .containsExactlyInAnyOrder(index.of("王芳"), index.of("wang@customer.example"));
  }

  /** What comes after the key is gone takes nothing away of what is to be deleted. */
  @Test
  void aChangeThatIsReadWithoutAKeyKeepsWhatIsToBeDeleted() {
    tell(customer(ACCOUNT), changed(WANG));
    ContactChanged late = changed(WANG.in("en", "UTC"));
    contacts.forget(CUSTOMER, "p-1");
    new ContactLookup(template, contacts.data(), new BlindIndex(template)).on(late);
    ContactKey wang = new ContactKey(CUSTOMER, "p-1");
    assertThat(seekers.find("王芳")).isEmpty();
    assertThat(seekers.uniqueTo(wang)).hasSize(2);
    ContactKey unread = new ContactKey(OTHER.customerId(), "p-1");
    new ContactLookup(template, contacts.data(), new BlindIndex(template))
        .on(new ContactChanged(unread.customer(), late.contact()));
    assertThat(seekers.uniqueTo(unread)).isEmpty();
  }

  private ContactChanged changed(TestContact contact) {
    return new ContactChanged(CUSTOMER, contacts.sealed(CUSTOMER, contact));
  }

  private void tell(LedgerEvent... events) {
    for (LedgerEvent event : events) {
      told++;
      RecordedEvent recorded =
          new RecordedEvent(
              told,
              0,
              "e" + told,
              "any",
              event,
              Map.of("ce_sequence", Integer.toString(told)),
              NINE,
              null,
              null,
              0);
      for (Object handlers : List.of(new CustomerDirectory(template), seekers)) {
        new HandlerFeed(handlers).handle(List.of(recorded));
      }
    }
  }

  /** With no key in memory. */
  private Customer known() {
    return new StoredCustomers(template, contacts.data(), seekers).find(CUSTOMER);
  }
}
