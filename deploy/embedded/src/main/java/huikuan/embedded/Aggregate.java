package huikuan.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The parts of an aggregation that can be seen before it runs. */
record Aggregate(String collection, List<Document> stages) {

  private static final Document COUNT = new Document("_id", 1).append("n", new Document("$sum", 1));

  static Aggregate of(Document command) {
    List<Document> stages = new ArrayList<>();
    if (command.get("pipeline") instanceof Collection<?> pipeline) {
      for (Object stage : pipeline) {
        if (stage instanceof Document document && !document.isEmpty()) {
          stages.add(document);
        }
      }
    }
    return new Aggregate(String.valueOf(command.get("aggregate")), stages);
  }

  /** Whether it may write what it finds into a collection. */
  boolean writes() {
    return !stages.isEmpty()
        && (stages.getLast().containsKey("$out") || stages.getLast().containsKey("$merge"));
  }

  boolean startsWith(String collectionName) {
    return collection.equals(collectionName);
  }

  Document match() {
    return !stages.isEmpty() && stages.getFirst().get("$match") instanceof Document match
        ? match
        : new Document();
  }

  /** Whether it is what drivers send to count documents. */
  boolean counts() {
    return stages.size() >= 2
        && stages.getFirst().get("$match") instanceof Document
        && COUNT.equals(stages.getLast().get("$group"))
        && stages.size() == 2 + (has("$skip") ? 1 : 0) + (has("$limit") ? 1 : 0);
  }

  Document count(MongoCollection<?> documents) {
    int n = documents.count(match(), number("$skip"), number("$limit"));
    List<Document> batch = n == 0 ? List.of() : List.of(new Document("_id", 1).append("n", n));
    Document cursor = new Document("id", 0L).append("ns", documents.getFullName());
    Document answer = new Document("cursor", cursor.append("firstBatch", batch));
    Utils.markOkay(answer);
    return answer;
  }

  private boolean has(String stage) {
    return stages.stream().anyMatch(one -> one.containsKey(stage));
  }

  private int number(String stage) {
    return stages.stream()
        .filter(one -> one.containsKey(stage))
        .map(one -> ((Number) one.get(stage)).intValue())
        .findFirst()
        .orElse(0);
  }
}
