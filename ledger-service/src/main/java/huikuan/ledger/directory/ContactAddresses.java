package huikuan.ledger.directory;

import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.WriteModel;
import huikuan.contracts.Sealed;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Address.Kind;
import huikuan.platform.personal.BlindIndex;
import huikuan.platform.personal.PersonalData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Collection {@code contact-addresses}: by which mail addresses and numbers people are found, as a
 * {@link BlindIndex} tells them. It can't be compared with the log: the key of a person who is
 * forgotten is gone.
 *
 * <ul>
 *   <li>{@code <company>.c.<contact>}: all of a contact's
 *   <li>{@code <company>.a.<address> <contact>}: one of them
 * </ul>
 */
@Component
class ContactAddresses {

  private static final String NAME = "contact-addresses";
  private static final String ADDRESSES = "addresses";

  private final IdRanges ranges;
  private final PersonalData data;
  private final BlindIndex index;

  ContactAddresses(MongoTemplate mongo, PersonalData data, BlindIndex index) {
    this.ranges = new IdRanges(mongo.getCollection(NAME));
    this.data = data;
    this.index = index;
  }

  /** Replaces by what contacts are found; a forgotten one is found by nothing. */
  void keep(Collection<ContactEntry> contacts) {
    Map<String, Set<String>> before = kept(contacts);
    Map<Sealed, String> texts = data.openAll(contacts.stream().flatMap(this::sought).toList());
    List<WriteModel<Document>> addresses = new ArrayList<>();
    List<WriteModel<Document>> all = new ArrayList<>();
    for (ContactEntry each : contacts) {
      Set<String> then = before.getOrDefault(each.id(), Set.of());
      Set<String> now =
          sought(each)
              .map(texts::get)
              .filter(Objects::nonNull)
              .map(index::of)
              .collect(Collectors.toSet());
      then.stream()
          .filter(address -> !now.contains(address))
          .forEach(address -> addresses.add(deleted(id(each, address))));
      now.forEach(address -> addresses.add(IdRanges.replace(each.named(id(each, address)))));
      all.add(
          now.isEmpty()
              ? deleted(each.id())
              : IdRanges.replace(
                  new Document(IdRanges.ID, each.id())
                      .append(ADDRESSES, now.stream().sorted().toList())));
    }
    ranges.write(addresses);
    ranges.write(all);
  }

  /** The addresses by which contacts are found until now, by the contact's id. */
  private Map<String, Set<String>> kept(Collection<ContactEntry> contacts) {
    Map<String, Set<String>> kept = new HashMap<>();
    ranges
        .find(contacts.stream().map(ContactEntry::id).toList())
        .forEach(
            each ->
                kept.put(
                    each.getString(IdRanges.ID),
                    Set.copyOf(each.getList(ADDRESSES, String.class))));
    return kept;
  }

  /** A postal address is written in too many ways to be looked for. */
  private Stream<Sealed> sought(ContactEntry entry) {
    Contact contact = entry.contact();
    return contact == null
        ? Stream.empty()
        : contact.addresses().stream()
            .filter(each -> each.kind() != Kind.POST)
            .map(Contact.Address::value);
  }

  private static DeleteOneModel<Document> deleted(String id) {
    return new DeleteOneModel<>(Filters.eq(IdRanges.ID, id));
  }

  private static String id(ContactEntry contact, String address) {
    return list(contact.customer().company(), address) + contact.key();
  }

  private static String list(String company, String address) {
    return company + ".a." + address + " ";
  }

  /** Documents of those who have an address behind a contact; null = from the first on. */
  List<Document> having(String company, String address, @Nullable String after, int most) {
    String list = list(company, index.of(address));
    return ranges.read(list, after == null ? null : list + after, most);
  }
}
