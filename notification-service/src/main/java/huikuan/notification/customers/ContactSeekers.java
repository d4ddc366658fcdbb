package huikuan.notification.customers;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.platform.personal.PersonalData;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Collection {@code contactSeekers}: by which names and addresses contacts are found, as a {@link
 * BlindIndex} tells them. It can't be made anew from the log once a person is forgotten.
 */
@Component
@ProcessingGroup(CustomerDirectory.PROCESSOR)
public class ContactSeekers {

  private static final String COLLECTION = "contactSeekers";
  private static final String SEEKERS = "seekers";
  private static final String CUSTOMER = "customer";
  private static final String CONTACT = "contact";

  /** So many contacts of one name are looked through. */
  private static final int MOST_NAMESAKES = 1_000;

  private final MongoTemplate mongo;
  private final PersonalData data;
  private final BlindIndex index;

  ContactSeekers(MongoTemplate mongo, PersonalData data, BlindIndex index) {
    this.mongo = mongo;
    this.data = data;
    this.index = index;
    mongo.indexOps(COLLECTION).createIndex(new Index(SEEKERS, Direction.ASC));
  }

  @EventHandler
  void on(ContactChanged event) {
    ContactKey key = new ContactKey(event.customer(), event.contact().id());
    List<String> seekers =
        Stream.concat(
                Stream.of(event.contact().name()),
                event.contact().addresses().stream().map(each -> each.value()))
            .map(data::open)
            .flatMap(Optional::stream)
            .map(index::of)
            .toList();
    mongo.save(
        new Document("_id", key.toString())
            .append(CUSTOMER, event.customer().toString())
            .append(CONTACT, event.contact().id())
            .append(SEEKERS, seekers),
        COLLECTION);
  }

  /** Deletes by what a contact is found; answers what no other contact is found by. */
  public List<String> forget(ContactKey contact) {
    Document kept =
        mongo.findAndRemove(
            Query.query(where("_id").is(contact.toString())), Document.class, COLLECTION);
    return kept == null
        ? List.of()
        : kept.getList(SEEKERS, String.class).stream()
            .filter(each -> !mongo.exists(Query.query(where(SEEKERS).is(each)), COLLECTION))
            .toList();
  }

  /** The contacts that now have this name or address. */
  List<ContactKey> find(String text) {
    Query query = Query.query(where(SEEKERS).is(index.of(text))).limit(MOST_NAMESAKES);
    return mongo.find(query, Document.class, COLLECTION).stream()
        .map(
            found ->
                new ContactKey(
                    CustomerId.parse(found.getString(CUSTOMER)), found.getString(CONTACT)))
        .toList();
  }
}
