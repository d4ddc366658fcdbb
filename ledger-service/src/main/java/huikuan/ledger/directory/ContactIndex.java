package huikuan.ledger.directory;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.WriteModel;
import huikuan.contracts.CustomerId;
import huikuan.platform.projection.StoredPosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The collection {@code contact-index} of the people at all customers, whose ids are its only
 * index.
 *
 * <ul>
 *   <li>{@code <company>.c.<contact>}: the contact, sealed
 *   <li>{@code <company>.l.<role>.<state>.<contact>}: one of the lists that have it
 *   <li>{@code <company>.r.<customer>}: the confirmed payment responsibles of a customer
 * </ul>
 *
 * A {@code <contact>} is the customer's id and that of the person, with a tabulator between them.
 */
@Component
class ContactIndex {

  static final String NAME = "contact-index";

  private final IdRanges ranges;
  private final StoredPosition position;

  ContactIndex(MongoTemplate mongo) {
    ranges = new IdRanges(mongo.getCollection(NAME));
    position = positionIn(mongo.getDb());
  }

  StoredPosition position() {
    return position;
  }

  /** The position in a database that is only read. */
  static StoredPosition positionIn(MongoDatabase database) {
    return new StoredPosition(database, NAME);
  }

  /** Contacts by their {@link ContactEntry#id}. */
  Map<String, ContactEntry> find(Collection<String> ids) {
    Map<String, ContactEntry> found = new HashMap<>();
    ranges.find(ids).map(ContactEntry::stored).forEach(each -> found.put(each.id(), each));
    return found;
  }

  Map<CustomerId, ResponsibleEntry> responsibles(Collection<CustomerId> customers) {
    Map<CustomerId, ResponsibleEntry> found = new HashMap<>();
    ranges
        .find(customers.stream().map(ResponsibleEntry::id).toList())
        .map(ResponsibleEntry::stored)
        .forEach(each -> found.put(each.customer(), each));
    return found;
  }

  /** Documents of a list behind a contact, in their order; null = from the first on. */
  List<Document> listed(String list, @Nullable String after, int most) {
    return ranges.read(list, after == null ? null : list + after, most);
  }

  /**
   * Replaces contacts. Lists are written first: a projection that is stopped in between finds the
   * contact as it was, and writes the same again.
   *
   * @param before those of them that were there, by id
   */
  void put(
      Collection<ContactEntry> contacts,
      Map<String, ContactEntry> before,
      Collection<ResponsibleEntry> responsibles) {
    List<WriteModel<Document>> lists = new ArrayList<>();
    for (ContactEntry each : contacts) {
      ContactEntry known = before.get(each.id());
      Set<String> now = Set.copyOf(each.listed());
      List<String> then = known == null ? List.of() : known.listed();
      then.stream()
          .filter(id -> !now.contains(id))
          .forEach(id -> lists.add(new DeleteOneModel<>(Filters.eq(IdRanges.ID, id))));
      now.stream()
          .filter(id -> !then.contains(id))
          .forEach(id -> lists.add(IdRanges.replace(each.named(id))));
    }
    ranges.write(lists);
    ranges.write(contacts.stream().map(ContactEntry::document).map(IdRanges::replace).toList());
    ranges.write(
        responsibles.stream().map(ResponsibleEntry::document).map(IdRanges::replace).toList());
  }
}
