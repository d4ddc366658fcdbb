package huikuan.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  @ParameterizedTest
  @CsvSource({"1, PT1M", "2, PT5M", "3, PT15M", "4, PT1H", "5, PT1H", "70, PT1H"})
  void waitsGrowToAnHour(int failed, Duration wait) {
    assertThat(Backoff.after(failed)).isEqualTo(wait);
  }
}
