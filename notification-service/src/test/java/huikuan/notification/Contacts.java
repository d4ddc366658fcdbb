package huikuan.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoDatabase;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Address;
import huikuan.contracts.ledger.Contact.Address.Kind;
import huikuan.notification.customers.NamedContact;
import huikuan.platform.personal.MasterKeys;
import huikuan.platform.personal.PersonKeys;
import huikuan.platform.personal.PersonalData;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Seals the people at customers with keys in the ledger's store, and reads them. */
public final class Contacts {

  /** Its version is {@code test}. */
  public static final String MASTER_KEY =
      Base64.getEncoder().encodeToString("a key that is known to all tests".getBytes(UTF_8));

  private final MongoDatabase ledger;
  private final PersonKeys keys;

  public Contacts(MongoDatabase ledger) {
    this.ledger = ledger;
    this.keys = PersonKeys.of(ledger, masters());
  }

  /** Reads what is sealed, with no key in memory. */
  public PersonalData data() {
    return PersonalData.of(ledger, Contacts::masters);
  }

  private static MasterKeys masters() {
    return MasterKeys.of(Map.of("test", MASTER_KEY), "test");
  }

  /** As the ledger tells it. */
  public Contact sealed(CustomerId customer, TestContact contact) {
    return contact.sealed(keys.of(owner(customer, contact.id())));
  }

  /** As it is read. */
  public NamedContact named(CustomerId customer, TestContact contact) {
    PersonalData data = data();
    Contact sealed = sealed(customer, contact);
    return new NamedContact(
        sealed,
        data.open(sealed.name()).orElseThrow(),
        sealed.address(Kind.EMAIL).map(Address::value).flatMap(data::open).orElse(null));
  }

  /** Deletes the key. */
  public void forget(CustomerId customer, String contactId) {
    keys.forget(List.of(owner(customer, contactId)));
  }

  private static String owner(CustomerId customer, String contactId) {
    return customer + "/" + contactId;
  }
}
