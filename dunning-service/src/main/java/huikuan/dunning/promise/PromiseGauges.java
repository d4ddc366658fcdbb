package huikuan.dunning.promise;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** A metric: the number of promises to pay in each state. */
@Component
class PromiseGauges implements MeterBinder {

  private final PromiseCounts promises;

  PromiseGauges(PromiseCounts promises) {
    this.promises = promises;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (PromiseState state : PromiseState.values()) {
      Gauge.builder("huikuan.promises", () -> promises.in(state))
          .description("Promises to pay")
          .tag("state", state.toString())
          .register(registry);
    }
  }
}
