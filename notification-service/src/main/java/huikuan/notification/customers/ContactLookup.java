package huikuan.notification.customers;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.platform.personal.BlindIndex;
import huikuan.platform.personal.PersonalData;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Collection {@code contactSeekers}: by which names and addresses contacts are found, as a {@link
 * BlindIndex} tells them, and by which they were found before. It can't be made anew from the log
 * once a person is forgotten.
 */
@Component
@ProcessingGroup(CustomerDirectory.PROCESSOR)
public class ContactLookup {

  private static final String COLLECTION = "contactSeekers";
  private static final String SEEKERS = "seekers";
  private static final String EVER = "ever";
  private static final String CUSTOMER = "customer";
  private static final String CONTACT = "contact";

  /** The most contacts of one name that are looked through. */
  private static final int MOST_NAMESAKES = 1_000;

  private final MongoTemplate mongo;
  private final PersonalData data;
  private final BlindIndex index;

  ContactLookup(MongoTemplate mongo, PersonalData data, BlindIndex index) {
    this.mongo = mongo;
    this.data = data;
    this.index = index;
    mongo.indexOps(COLLECTION).createIndex(new Index(SEEKERS, Direction.ASC));
  }

  @EventHandler
  void on(ContactChanged event) {
    ContactKey key = new ContactKey(event.customer(), event.contact().id());
    List<String> seekers =
        event.contact().texts().map(data::open).flatMap(Optional::stream).map(index::of).toList();
    mongo.upsert(
        byId(key),
        new Update()
            .set(CUSTOMER, event.customer().toString())
            .set(CONTACT, event.contact().id())
            .set(SEEKERS, seekers)
            .addToSet(EVER)
            .each(seekers.toArray()),
        COLLECTION);
  }

  /**
   * The names and addresses, as the blind index tells them, of this contact alone, now or before.
   */
  public List<String> uniqueTo(ContactKey contact) {
    Document kept = mongo.findOne(byId(contact), Document.class, COLLECTION);
    return kept == null
        ? List.of()
        : kept.getList(EVER, String.class, List.of()).stream()
            .filter(each -> !mongo.exists(others(contact, each), COLLECTION))
            .toList();
  }

  private static Query others(ContactKey contact, String seeker) {
    return Query.query(where(SEEKERS).is(seeker).and("_id").ne(contact.toString()));
  }

  /** Deletes the names and addresses by which a contact is found. */
  public void forget(ContactKey contact) {
    mongo.remove(byId(contact), COLLECTION);
  }

  private static Query byId(ContactKey contact) {
    return Query.query(where("_id").is(contact.toString()));
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
