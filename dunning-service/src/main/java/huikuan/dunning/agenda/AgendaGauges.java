package huikuan.dunning.agenda;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** A metric: the number of planned steps whose moment has come. */
@Component
class AgendaGauges implements MeterBinder {

  private final MongoTemplate mongo;
  private final Clock clock;

  AgendaGauges(MongoTemplate mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("huikuan.steps.due", this, AgendaGauges::due)
        .description("Planned steps whose moment has come, those included that are withheld")
        .register(registry);
  }

  private long due() {
    String now = AgendaEntry.order(clock.instant());
    return mongo.count(Query.query(where("order").lt(now)), AgendaEntry.class);
  }
}
