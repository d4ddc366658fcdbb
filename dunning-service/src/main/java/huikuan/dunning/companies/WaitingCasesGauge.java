package huikuan.dunning.companies;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** A metric: the number of cases whose step is due and waits for their company. */
@Component
class WaitingCasesGauge implements MeterBinder {

  private final CompanyCases waiting;

  WaitingCasesGauge(CompanyCases waiting) {
    this.waiting = waiting;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("huikuan.waiting.cases", waiting, CompanyCases::count)
        .description("Cases whose step is due and waits for chasing to be opened, or for receipts")
        .register(registry);
  }
}
