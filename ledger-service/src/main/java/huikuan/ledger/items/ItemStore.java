package huikuan.ledger.items;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.platform.projection.StoredPosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Gatherers;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The collection {@code items}. */
@Component
class ItemStore {

  /** A bulk write is so small that concurrent writers wait only briefly. */
  private static final int ITEMS_AT_ONCE = 500;

  static final String NAME = "items";

  private static final String AFTER_DIGITS = ":";

  private final MongoCollection<Document> items;
  private final StoredPosition position;

  ItemStore(MongoTemplate mongo) {
    items = mongo.getCollection(NAME);
    position = positionIn(mongo.getDb());
    index();
    index(ItemEntry.CUSTOMER);
    index(ItemEntry.CONTRACT);
    index(ItemEntry.SALES_OWNER);
    items.createIndex(Indexes.ascending(ItemEntry.PLACE), new IndexOptions().sparse(true));
  }

  private void index(String... fields) {
    List<String> all = new ArrayList<>(List.of(ItemEntry.COMPANY, ItemEntry.STATE));
    all.addAll(List.of(fields));
    all.add(ItemEntry.ORDER);
    items.createIndex(Indexes.ascending(all));
  }

  Map<String, ItemEntry> find(Collection<String> ids) {
    Map<String, ItemEntry> found = new HashMap<>();
    items
        .find(Filters.in(ItemEntry.ID, ids))
        .forEach(
            document -> found.put(document.getString(ItemEntry.ID), ItemEntry.stored(document)));
    return found;
  }

  /** Leaves items as they are that another instance has written further. */
  void put(List<ItemEntry> entries) {
    entries.stream().gather(Gatherers.windowFixed(ITEMS_AT_ONCE)).forEach(this::write);
  }

  private void write(List<ItemEntry> entries) {
    List<ItemEntry> there =
        refused(
            entries,
            entry -> entry.isNew() ? new InsertOneModel<>(entry.document()) : newer(entry));
    refused(there, ItemStore::newer);
  }

  /** Writes, and answers the entries that were refused because their id was there. */
  private List<ItemEntry> refused(
      List<ItemEntry> entries, Function<ItemEntry, WriteModel<Document>> how) {
    if (entries.isEmpty()) {
      return List.of();
    }
    try {
      items.bulkWrite(entries.stream().map(how).toList(), new BulkWriteOptions().ordered(false));
      return List.of();
    } catch (MongoBulkWriteException e) {
      if (e.getWriteErrors().stream()
          .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
        throw e;
      }
      return e.getWriteErrors().stream().map(error -> entries.get(error.getIndex())).toList();
    }
  }

  private static ReplaceOneModel<Document> newer(ItemEntry entry) {
    Document item = entry.document();
    return new ReplaceOneModel<>(
        Filters.and(
            Filters.eq(ItemEntry.ID, item.get(ItemEntry.ID)),
            Filters.lt(ItemEntry.POSITION, item.get(ItemEntry.POSITION))),
        item,
        new ReplaceOptions().upsert(true));
  }

  StoredPosition position() {
    return position;
  }

  /** The position in a database that is only read. */
  static StoredPosition positionIn(MongoDatabase database) {
    return new StoredPosition(database, NAME);
  }

  /** Tells if the company has had any item. */
  boolean knows(String company) {
    return items
            .find(Filters.eq(ItemEntry.COMPANY, company))
            .projection(Projections.include(ItemEntry.ID))
            .first()
        != null;
  }

  /** Every open item of a customer, in order of their dates. */
  void eachOpen(CustomerId customer, Consumer<ItemEntry> each) {
    items
        .find(
            Filters.and(
                Filters.eq(ItemEntry.COMPANY, customer.company()),
                Filters.eq(ItemEntry.STATE, ItemState.OPEN.toString()),
                Filters.eq(ItemEntry.CUSTOMER, customer.customer())))
        .sort(Sorts.ascending(ItemEntry.ORDER))
        .forEach(document -> each.accept(ItemEntry.stored(document)));
  }

  /**
   * The amounts of a contract's invoices, but reversed ones, in the order in which they became
   * known.
   *
   * @param before of those before this place; null = of all
   * @param enough they are added up until they reach this: no more are read
   */
  Money amounts(AccountId account, String contract, @Nullable String before, Money enough) {
    String places = ItemEntry.places(account, contract);
    Bson ofContract =
        Filters.and(
            Filters.gte(ItemEntry.PLACE, places),
            Filters.lt(ItemEntry.PLACE, before == null ? places + AFTER_DIGITS : before));
    Money sum = Money.zero(account.currency());
    try (MongoCursor<Document> each =
        items.find(ofContract).sort(Sorts.ascending(ItemEntry.PLACE)).cursor()) {
      while (sum.compareTo(enough) < 0 && each.hasNext()) {
        ItemEntry invoice = ItemEntry.stored(each.next());
        if (invoice.state() != ItemState.REVERSED) {
          sum = sum.plus(invoice.money(ItemEntry.AMOUNT));
        }
      }
    }
    return sum;
  }

  /** In order of their dates, then of their ids. */
  List<ItemEntry> page(ItemQuery query) {
    List<Bson> filters = new ArrayList<>();
    query.equal().forEach((field, value) -> filters.add(Filters.eq(field, value)));
    if (query.from() != null) {
      filters.add(Filters.gt(ItemEntry.ORDER, query.from()));
    }
    if (query.before() != null) {
      filters.add(Filters.lt(ItemEntry.ORDER, query.before()));
    }
    List<ItemEntry> page = new ArrayList<>();
    items
        .find(Filters.and(filters))
        .sort(Sorts.ascending(ItemEntry.ORDER))
        .limit(query.limit())
        .forEach(document -> page.add(ItemEntry.stored(document)));
    return page;
  }
}
