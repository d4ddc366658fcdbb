package huikuan.notification.messages;

import huikuan.contracts.CustomerId;
import huikuan.notification.customers.ContactKey;
import huikuan.notification.customers.Customer;
import huikuan.notification.customers.Customers;
import huikuan.notification.proof.Proofs;
import huikuan.notification.proof.Proofs.Found;
import huikuan.platform.personal.BlindIndex;
import huikuan.platform.web.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The messages as people see them: what the log says, with what was sent as it was kept, and with
 * contacts not yet written to as the ledger told them last.
 */
@Component
class Messages {

  private final MessageStore store;
  private final Proofs proofs;
  private final Customers customers;

  Messages(MessageStore store, Proofs proofs, Customers customers) {
    this.store = store;
    this.proofs = proofs;
    this.customers = customers;
  }

  Optional<MessageView> find(String id) {
    return store.find(id).map(stored -> views(List.of(stored)).getFirst());
  }

  /** Newest first, without HTML and with some of the claims. */
  MessagePage page(MessageQuery asked, Page page) {
    List<Document> found = store.find(asked, seekers(asked.recipient()), page);
    return new MessagePage(
        views(page.told(found)).stream().map(MessageView::shortened).toList(),
        page.next(found, last -> List.of(last.getLong(MessageStore.POSITION))));
  }

  /** All messages to a contact, newest first, whole. */
  MessagePage to(ContactKey contact, Page page) {
    List<Document> found = store.find(MessageQuery.ANY, List.of(contact.toString()), page);
    return new MessagePage(
        views(page.told(found)),
        page.next(found, last -> List.of(last.getLong(MessageStore.POSITION))));
  }

  /** Whether the customer has the contact: one who is forgotten is none any more. */
  boolean knows(ContactKey contact) {
    return customers.find(contact.customer()).contact(contact.contactId()).isPresent();
  }

  /** A contact id, or who has, or had when written to, this name or address. */
  private List<String> seekers(@Nullable String recipient) {
    if (recipient == null) {
      return List.of();
    }
    List<String> seekers = new ArrayList<>(List.of(BlindIndex.comparable(recipient)));
    customers.namedOrAt(recipient).forEach(contact -> seekers.add(contact.toString()));
    seekers.addAll(proofs.writtenTo(recipient));
    return seekers;
  }

  private List<MessageView> views(List<Document> stored) {
    Map<String, Found> sent =
        proofs.find(
            stored.stream().map(each -> each.getString("hash")).filter(Objects::nonNull).toList());
    Map<CustomerId, Customer> known =
        customers.findAll(stored.stream().map(Messages::customer).toList());
    return stored.stream()
        .map(
            each -> {
              Found proof = sent.get(each.getString("hash"));
              Customer customer = Objects.requireNonNull(known.get(customer(each)));
              return MessageView.of(each, proof, customer);
            })
        .toList();
  }

  private static CustomerId customer(Document stored) {
    return CustomerId.parse(stored.getString("customer"));
  }
}
