package huikuan.platform.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RatesTest {

  private final AtomicLong nanos = new AtomicLong();
  private final Rates rates = new Rates(10, Duration.ofSeconds(5), 1000, nanos::get);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private int taken(String who) {
    int taken = 0;
    while (rates.take(who).isZero()) {
      taken++;
    }
    return taken;
  }

  @Test
  void soManyAreTakenAtOnceAndTheRestWait() {
    assertThat(taken("a")).isEqualTo(10);
    assertThat(rates.take("a")).isEqualTo(Duration.ofMillis(500));
    assertThat(rates.take("b")).isZero();
  }

  @Test
  void theyComeBackEvenly() {
    taken("a");
    pass(Duration.ofMillis(1500));
    assertThat(taken("a")).isEqualTo(3);
    pass(Duration.ofHours(1));
    assertThat(taken("a")).isEqualTo(10);
  }

  @Test
  void toLookTakesNothing() {
    assertThat(rates.wait("a")).isZero();
    for (int i = 0; i < 9; i++) {
      rates.take("a");
    }
    assertThat(rates.wait("a")).isZero();
    assertThat(rates.wait("a")).isZero();
    rates.take("a");
    assertThat(rates.wait("a")).isEqualTo(Duration.ofMillis(500));
  }

  /** Asking on while refused makes the wait no longer. */
  @Test
  void whatIsRefusedCostsNothing() {
    taken("a");
    for (int i = 0; i < 100; i++) {
      rates.take("a");
    }
    assertThat(rates.take("a")).isEqualTo(Duration.ofMillis(500));
  }
}
