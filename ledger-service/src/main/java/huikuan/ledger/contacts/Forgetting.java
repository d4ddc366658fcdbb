package huikuan.ledger.contacts;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.ledger.confirmation.Signers;
import huikuan.ledger.customer.CustomerData;
import huikuan.ledger.customer.SealedContacts;
import huikuan.ledger.recipient.NamedPeople;
import huikuan.platform.personal.ForgottenAddresses;
import huikuan.platform.personal.PersonKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Deletes the keys of all that was told of a person. */
@Component
class Forgetting {

  private final PersonKeys keys;
  private final CustomerData customers;
  private final SealedContacts contacts;
  private final NamedPeople named;
  private final Signers signers;
  private final ObjectProvider<ForgottenAddresses> outside;

  Forgetting(
      PersonKeys keys,
      CustomerData customers,
      SealedContacts contacts,
      NamedPeople named,
      Signers signers,
      ObjectProvider<ForgottenAddresses> outside) {
    this.outside = outside;
    this.keys = keys;
    this.customers = customers;
    this.contacts = contacts;
    this.named = named;
    this.signers = signers;
  }

  /** The person's own key comes last: with it, the other places are found. */
  void forget(CustomerId customer, String contactId) {
    List<String> owners = new ArrayList<>();
    named.messagesThatNamed(customer, contactId).stream()
        .map(message -> SealedContacts.ownerNamedBy(customer, message))
        .forEach(owners::add);
    names(customer, contactId).stream()
        .flatMap(name -> signers.lettersSignedBy(customer, name).stream())
        .map(letter -> SealedContacts.ownerOfSigner(customer, letter))
        .forEach(owners::add);
    owners.add(SealedContacts.owner(customer, contactId));
    eraseOutside(customer, contactId);
    keys.forget(owners);
  }

  /** Erases the mail that is kept outside of the services for a person whose key is there. */
  void eraseOutside(CustomerId customer, String contactId) {
    List<String> addresses = addresses(customer, contactId);
    outside.orderedStream().forEach(each -> each.erase(addresses));
  }

  /** All mail addresses that the person has had. */
  private List<String> addresses(CustomerId customer, String contactId) {
    return versions(customer, contactId)
        .flatMap(each -> contacts.mailAddresses(each).stream())
        .distinct()
        .toList();
  }

  private Stream<Contact> versions(CustomerId customer, String contactId) {
    return customers.contactsBefore(customer, Long.MAX_VALUE).stream()
        .filter(each -> each.id().equals(contactId));
  }

  /** All names that the person has had. */
  private List<String> names(CustomerId customer, String contactId) {
    return versions(customer, contactId)
        .map(Contact::name)
        .distinct()
        .map(contacts::open)
        .flatMap(Optional::stream)
        .toList();
  }
}
