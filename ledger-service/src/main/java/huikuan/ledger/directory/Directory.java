package huikuan.ledger.directory;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.platform.projection.StoredPosition;
import huikuan.platform.web.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The collection {@code directory}, whose ids are its only index: a page is a range of ids, however
 * many customers there are.
 *
 * <ul>
 *   <li>{@code <company>.c.<customer>}: the customer
 *   <li>{@code <company>.a.<currency>.<customer>}: one of its accounts
 *   <li>{@code <company>.k.<key> <customer>}: one of its search keys; {@code previous} is the
 *       customer's key before it, by which it is told once however many of them match
 * </ul>
 */
@Component
class Directory {

  static final String NAME = "directory";
  static final String ID = IdRanges.ID;
  static final String CUSTOMER = "customer";
  static final String POSITION = "position";
  private static final String CURRENCY = "currency";
  private static final String PREVIOUS = "previous";

  private final MongoCollection<Document> entries;
  private final IdRanges ranges;
  private final StoredPosition position;

  Directory(MongoTemplate mongo) {
    entries = mongo.getCollection(NAME);
    ranges = new IdRanges(entries);
    position = positionIn(mongo.getDb());
  }

  static String entryId(CustomerId id) {
    return customers(id.company()) + id.customer();
  }

  /** The prefix of the ids of a company's customers. */
  static String customers(String company) {
    return company + ".c.";
  }

  /** The prefix of the ids of a company's accounts in a currency; null = in any. */
  static String accounts(String company, @Nullable String currency) {
    return company + ".a." + (currency == null ? "" : currency + ".");
  }

  /** The prefix of the ids of all search keys of a company that begin with {@code key}. */
  static String keys(String company, String key) {
    return company + ".k." + key;
  }

  StoredPosition position() {
    return position;
  }

  /** The position in a database that is only read. */
  static StoredPosition positionIn(MongoDatabase database) {
    return new StoredPosition(database, NAME);
  }

  Map<CustomerId, CustomerEntry> find(Collection<CustomerId> customers) {
    Map<CustomerId, CustomerEntry> found = new HashMap<>();
    ranges
        .find(customers.stream().map(Directory::entryId).toList())
        .map(CustomerEntry::stored)
        .forEach(entry -> found.put(entry.id(), entry));
    return found;
  }

  /**
   * Replaces customers. Their keys and accounts are written first: a projection that is stopped in
   * between finds the customer as it was, and writes the same again.
   */
  void put(Map<CustomerEntry, CustomerEntry> newByOld, SearchKeys keys) {
    List<WriteModel<Document>> others = new ArrayList<>();
    newByOld.forEach((before, after) -> others.addAll(changes(before, after, keys)));
    ranges.write(others);
    ranges.write(
        newByOld.values().stream().map(CustomerEntry::document).map(IdRanges::replace).toList());
  }

  private static List<WriteModel<Document>> changes(
      CustomerEntry before, CustomerEntry after, SearchKeys keys) {
    List<WriteModel<Document>> changes = new ArrayList<>();
    for (AccountId account : after.accounts()) {
      if (!before.currencies().contains(account.currency().getCurrencyCode())) {
        changes.add(IdRanges.replace(document(account)));
      }
    }
    NavigableSet<String> there = before.isStored() ? before.keys(keys) : new TreeSet<>();
    NavigableSet<String> all = after.keys(keys);
    if (all.equals(there)) {
      return changes;
    }
    for (String key : there) {
      if (!all.contains(key)) {
        changes.add(new DeleteOneModel<>(Filters.eq(ID, keyId(after.id(), key))));
      }
    }
    for (String key : all) {
      changes.add(IdRanges.replace(document(after.id(), key, all.lower(key))));
    }
    return changes;
  }

  private static Document document(AccountId account) {
    String currency = account.currency().getCurrencyCode();
    return new Document(ID, accounts(account.company(), currency) + account.customer())
        .append(CUSTOMER, account.customerId().toString())
        .append(CURRENCY, currency);
  }

  private static Document document(CustomerId customer, String key, @Nullable String previous) {
    Document document =
        new Document(ID, keyId(customer, key)).append(CUSTOMER, customer.toString());
    return previous == null ? document : document.append(PREVIOUS, previous);
  }

  private static String keyId(CustomerId customer, String key) {
    return keys(customer.company(), key) + " " + customer.customer();
  }

  /**
   * Documents whose ids have a beginning, in the order of their ids: those of a page, and one more
   * if there are more.
   */
  List<Document> page(String beginning, Page page) {
    return some(beginning, IdRanges.after(beginning, page), page.read());
  }

  /** So many documents of a list behind one, each customer once; null = from the first on. */
  List<Document> some(String beginning, @Nullable String after, int most) {
    List<Document> found = new ArrayList<>();
    String last = after;
    boolean more = true;
    while (more && found.size() < most) {
      List<Document> read = ranges.read(beginning, last, most);
      more = read.size() == most;
      for (Document document : read) {
        last = document.getString(ID);
        if (found.size() < most && !told(beginning, document)) {
          found.add(document);
        }
      }
    }
    return found;
  }

  /**
   * A page of customers.
   *
   * @param next null on the last page
   */
  record Found(List<CustomerEntry> customers, @Nullable String next) {}

  Found customers(String beginning, Page page) {
    List<Document> found = page(beginning, page);
    return new Found(customersOf(page.told(found)), page.next(found, Directory::pageKey));
  }

  /** Customers of a company behind one, in the order of their ids; null = from the first on. */
  List<CustomerId> customersAfter(String company, @Nullable CustomerId last, int most) {
    return ranges.read(customers(company), last == null ? null : entryId(last), most).stream()
        .map(Directory::customer)
        .toList();
  }

  /** Tells if the company has a customer, or an account. */
  boolean knows(String company) {
    return !ranges.read(company + ".", null, 1).isEmpty();
  }

  /** The companies that have a customer, or an account: one step of the index for each. */
  List<String> companies() {
    List<String> companies = new ArrayList<>();
    for (String first = idFrom(""); first != null; first = idFrom(companies.getLast() + "/")) {
      // The slash comes after the dot: the next id is another company's.
      companies.add(first.substring(0, first.indexOf('.')));
    }
    return companies;
  }

  /** The currencies of a company's accounts: one step of the index for each. */
  List<String> currencies(String company) {
    List<String> currencies = new ArrayList<>();
    String all = accounts(company, null);
    String first = idFrom(all);
    while (first != null && first.startsWith(all)) {
      currencies.add(first.substring(all.length(), first.indexOf('.', all.length())));
      first = idFrom(all + currencies.getLast() + "/");
    }
    return currencies;
  }

  private @Nullable String idFrom(String least) {
    Document found =
        entries
            .find(Filters.gte(ID, least))
            .projection(Projections.include(ID))
            .sort(Sorts.ascending(ID))
            .first();
    return found == null ? null : found.getString(ID);
  }

  /** Tells if an earlier key of the customer has the beginning, too: the customer is told once. */
  private static boolean told(String beginning, Document key) {
    String previous = key.getString(PREVIOUS);
    return previous != null && keys(customer(key).company(), previous).startsWith(beginning);
  }

  /** The customers of documents, in their order. */
  List<CustomerEntry> customersOf(List<Document> documents) {
    List<CustomerId> ids = documents.stream().map(Directory::customer).toList();
    Map<CustomerId, CustomerEntry> found = find(ids);
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /** The customer of any document. */
  static CustomerId customer(Document document) {
    return CustomerId.parse(document.getString(CUSTOMER));
  }

  /** The account that a document of one is about. */
  static AccountId account(Document document) {
    return AccountId.parse(document.getString(CUSTOMER) + "." + document.getString(CURRENCY));
  }

  /** The key of the page after a document. */
  static List<String> pageKey(Document last) {
    return List.of(last.getString(ID));
  }
}
