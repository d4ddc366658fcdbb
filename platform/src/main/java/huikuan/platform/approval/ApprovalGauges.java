package huikuan.platform.approval;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Metrics: the proposals that wait for somebody, and the age of the oldest. */
final class ApprovalGauges implements MeterBinder {

  private final ApprovalStore store;
  private final Clock clock;

  ApprovalGauges(ApprovalStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("huikuan.proposals.waiting", () -> store.waiting(clock.instant()))
        .description("Proposals that wait for an approval")
        .register(registry);
    Gauge.builder("huikuan.proposals.oldest", this, ApprovalGauges::age)
        .description("The age of the oldest proposal that waits for an approval; 0 = none waits")
        .baseUnit("seconds")
        .register(registry);
  }

  private double age() {
    Instant now = clock.instant();
    return store.oldest(now).map(since -> Duration.between(since, now).toSeconds()).orElse(0L);
  }
}
