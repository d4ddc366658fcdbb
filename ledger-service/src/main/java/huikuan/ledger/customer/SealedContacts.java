package huikuan.ledger.customer;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Sealed;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Address;
import huikuan.platform.actor.Actor;
import huikuan.platform.personal.PersonKeys;
import huikuan.platform.personal.PersonalData;
import huikuan.platform.web.access.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seals what is told of the people at customers, and reads it. */
@Component
public class SealedContacts {

  /** No id holds it. */
  private static final String BETWEEN = "\t";

  private static final String NAMED = BETWEEN + "named-by" + BETWEEN;
  private static final String SIGNER = BETWEEN + "signer-of" + BETWEEN;

  private final PersonKeys keys;
  private final PersonalData data;

  SealedContacts(PersonKeys keys, PersonalData data) {
    this.keys = keys;
    this.data = data;
  }

  /** The owner of the key of one of the people at a customer, by ids. */
  public static String owner(CustomerId customer, String contactId) {
    return customer + BETWEEN + contactId;
  }

  /** One of the people at a customer, by ids. */
  public record ContactOf(CustomerId customer, String contactId) {}

  /** The one of the people at a customer who owns a key; empty = the owner is somebody else. */
  public static Optional<ContactOf> contactOf(String owner) {
    String[] parts = owner.split(BETWEEN, -1);
    return parts.length == 2
        ? Optional.of(new ContactOf(CustomerId.parse(parts[0]), parts[1]))
        : Optional.empty();
  }

  /** The owner of the key of somebody whom the recipient of a message has named. */
  public static String ownerNamedBy(CustomerId customer, String message) {
    return customer + NAMED + message;
  }

  /** The owner of the key of the person who signs for a letter, or answers it. */
  public static String ownerOfSigner(CustomerId customer, String letter) {
    return customer + SIGNER + letter;
  }

  /** Seals texts about one of the people at a customer. */
  public PersonKeys.Sealer of(CustomerId customer, String contactId) {
    return keys.of(owner(customer, contactId));
  }

  Contact seal(CustomerId customer, ContactData told) {
    PersonKeys.Sealer sealer = of(customer, told.id());
    return told.sealed(teller(), sealer::seal);
  }

  /** The actor of the request: a person, a client, or anonymous. */
  public static String teller() {
    return Caller.current().map(Caller::actor).orElse(Actor.ANONYMOUS);
  }

  List<Contact> seal(CustomerId customer, Collection<ContactData> told) {
    return told.stream().map(each -> seal(customer, each)).toList();
  }

  /** The texts of some people, as far as they are not forgotten. */
  public Map<Sealed, String> open(Collection<Contact> contacts) {
    return data.openAll(contacts.stream().flatMap(Contact::texts).toList());
  }

  /** The text; null if there is none, or its person is forgotten. */
  public @Nullable String text(@Nullable Sealed sealed) {
    return sealed == null ? null : open(sealed).orElse(null);
  }

  /** The text; empty = the person is forgotten. */
  public Optional<String> open(Sealed text) {
    return data.open(text);
  }

  /** All mail addresses of a person; none if it is forgotten. */
  public List<String> mailAddresses(Contact contact) {
    return contact.addresses().stream()
        .filter(each -> each.kind() == Address.Kind.EMAIL)
        .flatMap(each -> data.open(each.value()).stream())
        .toList();
  }

  /** Seals texts about the person who signs for a letter, or answers it. */
  public PersonKeys.Sealer ofSigner(CustomerId customer, String letter) {
    return keys.of(ownerOfSigner(customer, letter));
  }

  /** Seals texts about somebody whom the recipient of a message has named. */
  public PersonKeys.Sealer ofNamedBy(CustomerId customer, String message) {
    return keys.of(ownerNamedBy(customer, message));
  }
}
