package huikuan.ledger.items;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The collection {@code items}. */
@Component
class ItemStore {

  private final MongoCollection<Document> items;

  ItemStore(MongoTemplate mongo) {
    items = mongo.getCollection("items");
    index();
    index(ItemEntry.CUSTOMER);
    index(ItemEntry.CONTRACT);
    index(ItemEntry.SALES_OWNER);
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

  void put(Collection<ItemEntry> entries) {
    items.bulkWrite(
        entries.stream()
            .map(
                entry ->
                    new ReplaceOneModel<>(
                        Filters.eq(ItemEntry.ID, entry.document().get(ItemEntry.ID)),
                        entry.document(),
                        new ReplaceOptions().upsert(true)))
            .toList(),
        new BulkWriteOptions().ordered(false));
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
        .limit(query.limit() + 1)
        .forEach(document -> page.add(ItemEntry.stored(document)));
    return page;
  }
}
