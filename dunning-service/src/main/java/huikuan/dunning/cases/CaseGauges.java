package huikuan.dunning.cases;

import huikuan.dunning.claim.Decision.Reason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Metrics: the sagas under way by state, of which each unfinished case has one; withheld steps. */
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
    for (Reason reason : CaseOfClaim.WITHHOLDING) {
      Gauge.builder("huikuan.steps.withheld", () -> cases.withheld(reason))
          .description("Cases whose step is due and is not taken for a reason")
          .tag("reason", reason.word())
          .register(registry);
    }
  }

  private void gauge(MeterRegistry registry, String saga, CaseState state) {
    Gauge.builder("huikuan.sagas", () -> cases.count(saga, state))
        .description("Sagas under way")
        .tag("saga", saga)
        .tag("state", state.toString())
        .register(registry);
  }
}
