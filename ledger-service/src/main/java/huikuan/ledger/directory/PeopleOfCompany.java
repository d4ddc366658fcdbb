package huikuan.ledger.directory;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.platform.projection.CatchUp;
import huikuan.platform.web.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds people at the customers of a company, page by page. */
@Component
class PeopleOfCompany {

  /** A page looks at so many who have an address, whether it is full or not. */
  private static final int MOST_LOOKED_AT = 1_000;

  private final ContactIndex index;
  private final ContactAddresses addresses;
  private final CatchUp catchUp;

  PeopleOfCompany(ContactIndex index, ContactAddresses addresses, CatchUp contactIndexCatchUp) {
    this.index = index;
    this.addresses = addresses;
    this.catchUp = contactIndexCatchUp;
  }

  /** One of the people at a customer. */
  record Person(CustomerId customer, Contact contact) {}

  /**
   * A page of them.
   *
   * @param next null on the last page
   */
  record Found(List<Person> contacts, @Nullable String next) {}

  /** In the order of the customers, then of the contacts' ids. */
  Found find(PeopleQuery query, Page page) {
    catchUp.awaitHead();
    String after = page.isFirst() ? null : ContactEntry.key(page.key(2));
    String address = query.address();
    if (address == null) {
      List<Document> listed =
          index.listed(
              ContactEntry.list(query.company(), query.role(), query.state()), after, page.read());
      return new Found(
          people(page.told(listed), query), page.next(listed, PeopleOfCompany::pageKey));
    }
    List<Document> having = addresses.having(query.company(), address, after, MOST_LOOKED_AT);
    List<Person> people = people(having, query);
    String next =
        people.size() <= page.limit() && having.size() == MOST_LOOKED_AT
            ? page.behind(pageKey(having.getLast()))
            : page.next(people, each -> pageKey(each.customer(), each.contact().id()));
    return new Found(page.told(people), next);
  }

  /** The contacts of documents, as far as the question is for them, in their order. */
  private List<Person> people(List<Document> documents, PeopleQuery query) {
    List<String> ids =
        documents.stream()
            .map(each -> ContactEntry.id(customer(each), each.getString(ContactEntry.CONTACT)))
            .toList();
    Map<String, ContactEntry> found = index.find(ids);
    List<Person> people = new ArrayList<>();
    for (String id : ids) {
      ContactEntry entry = found.get(id);
      if (entry != null && entry.is(query.role(), query.state())) {
        people.add(new Person(entry.customer(), Objects.requireNonNull(entry.contact())));
      }
    }
    return people;
  }

  private static CustomerId customer(Document document) {
    return CustomerId.parse(document.getString(ContactEntry.CUSTOMER));
  }

  private static List<String> pageKey(Document last) {
    return pageKey(customer(last), last.getString(ContactEntry.CONTACT));
  }

  private static List<String> pageKey(CustomerId customer, String contactId) {
    return List.of(customer.customer(), contactId);
  }
}
