package huikuan.platform.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MinimumRateTest {

  private long now = 7;
  private final MinimumRate rate = new MinimumRate(1_000, Duration.ofSeconds(10), () -> now);

  private boolean after(int seconds, int bytes) {
    now += Duration.ofSeconds(seconds).toNanos();
    return rate.keptWith(bytes);
  }

  @Test
  void aWindowThatBringsEnoughIsKept() {
    assertThat(after(5, 0)).isTrue();
    assertThat(after(5, 10_000)).isTrue();
    assertThat(after(9, 0)).isTrue();
  }

  @Test
  void aWindowThatBringsTooLittleIsNot() {
    assertThat(after(9, 9_999)).isTrue();
    assertThat(after(1, 0)).isFalse();
  }

  @Test
  void aLongerWindowHasToBringMore() {
    assertThat(after(20, 19_999)).isFalse();
    assertThat(after(20, 20_000)).isTrue();
  }

  @Test
  void whatCameQuicklyBeforeDoesNotPayForAStandstill() {
    assertThat(after(10, 1_000_000)).isTrue();
    assertThat(after(10, 1)).isFalse();
  }
}
