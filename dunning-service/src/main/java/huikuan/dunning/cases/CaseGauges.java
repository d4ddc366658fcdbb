package huikuan.dunning.cases;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Sagas under way, by state: each unfinished case has one. */
@Component
class CaseGauges implements MeterBinder {

  private final Cases cases;

  CaseGauges(Cases cases) {
    this.cases = cases;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, CaseEntry.REMINDER, CaseState.OPEN);
    gauge(registry, CaseEntry.REMINDER, CaseState.NEEDS_CONTACT);
    gauge(registry, CaseEntry.REMINDER, CaseState.ON_HOLD);
    gauge(registry, CaseEntry.ESCALATION, CaseState.PROPOSED);
  }

  private void gauge(MeterRegistry registry, String saga, CaseState state) {
    Gauge.builder("huikuan.sagas", () -> cases.count(saga, state))
        .description("Sagas under way")
        .tag("saga", saga)
        .tag("state", state.toString())
        .register(registry);
  }
}
