package huikuan.dunning.arrangement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import huikuan.platform.axon.Batched;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Keeps which claims have arrangements. Money may go back years later, so none is forgotten. It
 * shares its processing group with what asks for them, so that an arrangement is known when a
 * change that follows in the log is handled.
 */
@Component
@ProcessingGroup(ArrangedClaims.PROCESSOR)
class ArrangedClaims {

  static final String PROCESSOR = "reminders";
  static final String COLLECTION = "arranged-claims";
  static final String CASE = "caseId";
  private static final String ARRANGEMENT = "arrangement";

  private final MongoTemplate mongo;

  ArrangedClaims(MongoTemplate mongo) {
    this.mongo = mongo;
    mongo.indexOps(COLLECTION).createIndex(new Index(CASE, Direction.ASC));
  }

  @EventHandler
  void on(ArrangementEvent event) {
    event.concerned().forEach(each -> add(each.caseId(), event.arrangement()));
  }

  private void add(String caseId, ArrangementId arrangement) {
    List<ArrangementId> known = ofBatch().computeIfAbsent(caseId, _ -> new ArrayList<>());
    if (!known.contains(arrangement)) {
      known.add(arrangement);
      mongo.save(
          new Document("_id", caseId + " " + arrangement)
              .append(CASE, caseId)
              .append(ARRANGEMENT, arrangement.toString()),
          COLLECTION);
    }
  }

  /** The arrangements about a claim, of which an event of the batch at hand tells a change. */
  List<ArrangementId> of(String caseId) {
    return List.copyOf(ofBatch().getOrDefault(caseId, List.of()));
  }

  /** Read once: most claims have none. */
  private Map<String, List<ArrangementId>> ofBatch() {
    return Batched.gathered(COLLECTION, () -> read(concerned(Batched.events())), _ -> {});
  }

  private static List<String> concerned(List<?> events) {
    return events.stream()
        .flatMap(
            event ->
                switch (event) {
                  case ClaimReduced it -> Stream.of(it.caseId());
                  case ClaimAdjusted it -> Stream.of(it.caseId());
                  case ArrangementEvent it -> it.concerned().stream().map(one -> one.caseId());
                  default -> Stream.<String>empty();
                })
        .distinct()
        .toList();
  }

  private Map<String, List<ArrangementId>> read(List<String> caseIds) {
    return caseIds.isEmpty()
        ? new HashMap<>()
        : mongo.find(Query.query(where(CASE).in(caseIds)), Document.class, COLLECTION).stream()
            .collect(
                groupingBy(
                    each -> each.getString(CASE),
                    HashMap::new,
                    mapping(each -> ArrangementId.parse(each.getString(ARRANGEMENT)), toList())));
  }
}
