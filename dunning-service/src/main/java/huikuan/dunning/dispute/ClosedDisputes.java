package huikuan.dunning.dispute;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Counts how the disputes of customers came out. */
@Component
public class ClosedDisputes {

  /** More make no difference. */
  private static final int MOST = 100;

  private static final List<String> UNFOUNDED =
      List.of(DisputeOutcome.OWED.toString(), DisputeOutcome.WITHDRAWN.toString());
  private static final List<String> OURS =
      Arrays.stream(RootCause.values()).filter(RootCause::isOurs).map(RootCause::toString).toList();

  private final MongoTemplate mongo;

  ClosedDisputes(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** How many of a customer were closed since a moment as owed or taken back, at most 100. */
  public int unfounded(CustomerId customer, Instant since) {
    return count(of(customer).and("outcome").in(UNFOUNDED).and("closedAt").gte(since.toString()));
  }

  /** How many about a claim were closed by our own fault, at most 100. */
  public int ours(CustomerId customer, String caseId) {
    return count(
        of(customer)
            .and("outcome")
            .is(DisputeOutcome.POSTED.toString())
            .and("rootCause")
            .in(OURS)
            .and("parts.caseId")
            .is(caseId));
  }

  private static Criteria of(CustomerId customer) {
    return where("customer").is(customer.toString());
  }

  private int count(Criteria disputes) {
    return (int) mongo.count(Query.query(disputes).limit(MOST), DisputeEntry.class);
  }
}
