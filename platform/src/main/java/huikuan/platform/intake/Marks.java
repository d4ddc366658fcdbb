package huikuan.platform.intake;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** The collection {@code marks}: the position taken of each source, by epoch and partition. */
final class Marks {

  private final MongoCollection<Document> stored;

  Marks(MongoDatabase database) {
    stored =
        database.getCollection("marks").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  /** The marks by id; a source without one is missing. */
  Map<String, Mark> read(Collection<String> ids, Set<String> understood) {
    Map<String, Mark> marks = new HashMap<>();
    if (!ids.isEmpty()) {
      stored
          .find(Filters.in("_id", ids))
          .forEach(
              each -> marks.put(each.getString("_id"), Mark.of(each).understanding(understood)));
    }
    ids.forEach(id -> marks.putIfAbsent(id, Mark.NONE.understanding(understood)));
    return marks;
  }

  /** Writes marks by id, all with one request. */
  void write(Map<String, Mark> marks) {
    if (!marks.isEmpty()) {
      stored.bulkWrite(marks.entrySet().stream().map(Marks::replaced).toList());
    }
  }

  private static WriteModel<Document> replaced(Map.Entry<String, Mark> mark) {
    return new ReplaceOneModel<>(
        Filters.eq("_id", mark.getKey()),
        mark.getValue().document(mark.getKey()),
        new ReplaceOptions().upsert(true));
  }
}
