package huikuan.dunning.cases;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.ErrorCategory;
import com.mongodb.bulk.BulkWriteError;
import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.escalation.EscalationEvent;
import huikuan.platform.axon.Batched;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

/** The cases that the events of a batch are about: read together, and written together. */
final class CaseBatch {

  private final MongoTemplate mongo;
  private final Map<String, CaseEntry> known = new HashMap<>();
  private final Map<String, CaseEntry> changed = new LinkedHashMap<>();

  private CaseBatch(MongoTemplate mongo) {
    this.mongo = mongo;
    List<String> cases =
        Batched.events().stream().flatMap(event -> concerned(event).stream()).toList();
    mongo
        .find(Query.query(where("_id").in(cases)), CaseEntry.class)
        .forEach(entry -> known.put(entry.id, entry));
  }

  static CaseBatch current(MongoTemplate mongo) {
    return Batched.gathered("cases", () -> new CaseBatch(mongo), CaseBatch::write);
  }

  /** The ids of the cases that an event changes. */
  static List<String> concerned(Object event) {
    return switch (event) {
      case ClaimEvent reminder -> List.of(reminder.caseId());
      case EscalationEvent escalation -> List.of(escalation.caseId());
      default -> List.of();
    };
  }

  @Nullable CaseEntry find(String id) {
    return known.get(id);
  }

  void save(CaseEntry entry) {
    known.put(entry.id, entry);
    changed.put(entry.id, entry);
  }

  /** What another instance has written further meanwhile stays as it is: its id is refused. */
  private void write() {
    if (changed.isEmpty()) {
      return;
    }
    BulkOperations bulk = mongo.bulkOps(BulkMode.UNORDERED, CaseEntry.class);
    FindAndReplaceOptions orInsert = FindAndReplaceOptions.options().upsert();
    changed.forEach(
        (id, entry) ->
            bulk.replaceOne(
                Query.query(where("_id").is(id).and("sequence").lt(entry.sequence)),
                entry,
                orInsert));
    try {
      bulk.execute();
    } catch (BulkOperationException e) {
      if (!e.getErrors().stream().allMatch(CaseBatch::isThere)) {
        throw e;
      }
    }
  }

  private static boolean isThere(BulkWriteError error) {
    return ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY;
  }
}
