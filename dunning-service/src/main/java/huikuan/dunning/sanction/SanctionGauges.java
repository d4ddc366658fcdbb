package huikuan.dunning.sanction;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Metrics: the sanctions that are proposed or in force, and those that a system has not enforced.
 */
@Component
class SanctionGauges implements MeterBinder {

  private final MongoTemplate mongo;

  SanctionGauges(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (SanctionState state : List.of(SanctionState.PROPOSED, SanctionState.IN_FORCE)) {
      Gauge.builder("huikuan.sanctions", () -> count(where("state").is(state)))
          .description("Sanctions that are proposed, or in force")
          .tag("state", state.toString())
          .register(registry);
    }
    Gauge.builder("huikuan.sanctions.unanswered", () -> count(where("unanswered").is(true)))
        .description(
            "Sanctions that a system has refused to enforce or lift, or not answered in time")
        .register(registry);
  }

  private long count(Criteria of) {
    return mongo.count(Query.query(of), SanctionEntry.class);
  }
}
