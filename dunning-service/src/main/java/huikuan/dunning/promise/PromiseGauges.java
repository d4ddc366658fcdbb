package huikuan.dunning.promise;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** Metrics: the promises to pay in each state, and those whose day has come. */
@Component
class PromiseGauges implements MeterBinder {

  private final PromiseCounts promises;
  private final Clock clock;

  PromiseGauges(PromiseCounts promises, Clock clock) {
    this.promises = promises;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (PromiseState state : PromiseState.values()) {
      Gauge.builder("huikuan.promises", () -> promises.in(state))
          .description("Promises to pay")
          .tag("state", state.toString())
          .register(registry);
    }
    Gauge.builder("huikuan.promises.due", this, PromiseGauges::due)
        .description("Promises in force whose day has come, in UTC")
        .register(registry);
  }

  private long due() {
    return promises.due(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }
}
