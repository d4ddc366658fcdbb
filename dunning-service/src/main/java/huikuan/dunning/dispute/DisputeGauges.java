package huikuan.dunning.dispute;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Metrics: the disputes that are not closed, by stage, and those past their day. */
@Component
class DisputeGauges implements MeterBinder {

  private final MongoTemplate mongo;
  private final Clock clock;

  DisputeGauges(MongoTemplate mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (DisputeStage stage : DisputeStage.values()) {
      if (stage != DisputeStage.CLOSED) {
        Gauge.builder("huikuan.disputes", () -> count(in(stage)))
            .description("Disputes that are not closed")
            .tag("stage", stage.toString())
            .register(registry);
      }
    }
    Gauge.builder("huikuan.disputes.overdue", this, DisputeGauges::overdue)
        .description("Disputes that are not clarified by their day, in UTC")
        .register(registry);
  }

  private long overdue() {
    String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    long overdue = 0;
    for (DisputeStage stage : DisputeStage.values()) {
      overdue += stage == DisputeStage.CLOSED ? 0 : count(in(stage).and("dueOn").lt(today));
    }
    return overdue;
  }

  private static Criteria in(DisputeStage stage) {
    return where("stage").is(stage.toString());
  }

  private long count(Criteria of) {
    return mongo.count(Query.query(of), DisputeEntry.class);
  }
}
