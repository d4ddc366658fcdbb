package huikuan.notification.delivery;

import static huikuan.notification.Samples.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  @ParameterizedTest
  @CsvSource({"1, PT1M", "2, PT5M", "3, PT15M", "4, PT1H", "5, PT1H", "70, PT1H"})
  void waitsGrowToAnHour(int failed, Duration wait) {
    assertThat(Backoff.next(failed, NINE, NINE.plusSeconds(30)))
        .contains(NINE.plusSeconds(30).plus(wait));
  }

  @Test
  void afterThreeDaysItIsOver() {
    Instant end = NINE.plus(Duration.ofDays(3));
    assertThat(Backoff.next(9, NINE, end.minus(Duration.ofHours(1)))).contains(end);
    assertThat(Backoff.next(9, NINE, end.minus(Duration.ofMinutes(59)))).isEmpty();
  }
}
