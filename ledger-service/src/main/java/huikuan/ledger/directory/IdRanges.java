package huikuan.ledger.directory;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import huikuan.platform.web.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A collection whose ids are its only index: a list is all ids that have one beginning. */
final class IdRanges {

  static final String ID = "_id";
  private static final int DOCUMENTS_AT_ONCE = 500;

  private final MongoCollection<Document> entries;

  IdRanges(MongoCollection<Document> entries) {
    this.entries = entries;
  }

  /** The id behind which a page begins; null = it is the first. */
  static @Nullable String after(String beginning, Page page) {
    if (page.isFirst()) {
      return null;
    }
    if (!page.text(0).startsWith(beginning)) {
      throw Page.malformed();
    }
    return page.text(0);
  }

  /** Documents of a list behind one, in the order of their ids; null = from the first on. */
  List<Document> read(String beginning, @Nullable String after, int most) {
    List<Document> read = new ArrayList<>();
    for (Document document :
        entries
            .find(after == null ? Filters.gte(ID, beginning) : Filters.gt(ID, after))
            .sort(Sorts.ascending(ID))
            .limit(most)) {
      if (!document.getString(ID).startsWith(beginning)) {
        break;
      }
      read.add(document);
    }
    return read;
  }

  /** Those of these ids that are there. */
  Stream<Document> find(Collection<String> ids) {
    return ids.stream()
        .gather(Gatherers.windowFixed(DOCUMENTS_AT_ONCE))
        .flatMap(some -> entries.find(Filters.in(ID, some)).into(new ArrayList<>()).stream());
  }

  void write(List<? extends WriteModel<Document>> all) {
    all.stream()
        .gather(Gatherers.windowFixed(DOCUMENTS_AT_ONCE))
        .forEach(some -> entries.bulkWrite(some, new BulkWriteOptions().ordered(false)));
  }

  static ReplaceOneModel<Document> replace(Document document) {
    return new ReplaceOneModel<>(
        Filters.eq(ID, document.get(ID)), document, new ReplaceOptions().upsert(true));
  }
}
