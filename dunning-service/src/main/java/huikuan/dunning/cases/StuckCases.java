package huikuan.dunning.cases;

import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.dunning.claim.CaseIds;
import huikuan.platform.stuck.AllStuck;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The cases that are retrying: something of them is stuck, and tried again. */
@Component
class StuckCases {

  /** Those that are stuck the longest; of an outage that strikes more the rest is not told. */
  private static final int MOST = 10_000;

  private final MongoTemplate mongo;
  private final AllStuck stuck;

  StuckCases(MongoTemplate mongo, AllStuck stuck) {
    this.mongo = mongo;
    this.stuck = stuck;
  }

  /** The ids of all, in order. */
  TreeSet<String> ids() {
    TreeSet<String> ids = new TreeSet<>();
    Set<String> customers = new TreeSet<>();
    stuck.find(null, MOST).stream()
        .flatMap(each -> each.about().stream())
        .forEach(about -> (CaseIds.isClaim(about) ? ids : customers).add(about));
    if (!customers.isEmpty()) {
      ids.addAll(escalations(customers));
    }
    return ids;
  }

  /** Trouble about a customer is about its escalations that are open. */
  private List<String> escalations(Collection<String> subjects) {
    Query query =
        Query.query(
            where("customer")
                .in(subjects)
                .and("kind")
                .is(CaseEntry.ESCALATION)
                .and("state")
                .ne(CaseState.CLOSED));
    query.fields().include("_id");
    return mongo.find(query, Document.class, CaseEntry.COLLECTION).stream()
        .map(each -> each.getString("_id"))
        .toList();
  }

  /** The ids of those of these cases that are retrying. */
  Set<String> among(List<CaseEntry> cases) {
    Set<String> found = stuck.among(cases.stream().map(CaseEntry::subject).distinct().toList());
    return cases.stream()
        .filter(each -> found.contains(each.subject()))
        .map(each -> each.id)
        .collect(toSet());
  }
}
