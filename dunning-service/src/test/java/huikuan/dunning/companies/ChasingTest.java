package huikuan.dunning.companies;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.platform.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChasingTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** 2013-03-04 is a Monday; at 16:00 UTC the next day begins in Shanghai. */
  @ParameterizedTest
  @CsvSource({
    "2013-03-04T01:00:00Z, 2013-03-01, ",
    "2013-03-04T01:00:00Z, 2013-02-28, 2013-03-01",
    "2013-03-04T15:59:59Z, 2013-03-01, ",
    "2013-03-04T16:00:00Z, 2013-03-01, 2013-03-04",
    "2013-03-03T04:00:00Z, 2013-03-01, ",
    "2013-03-05T01:00:00Z, 2013-03-05, ",
  })
  void nothingLeavesWithoutThePreviousBankDay(Instant now, LocalDate through, LocalDate missing) {
    Chasing chasing = chasing(LocalDate.EPOCH, through);
    if (missing == null) {
      assertThat(chasing.missingReceipts(now)).isEmpty();
    } else {
      assertThat(chasing.missingReceipts(now)).contains(missing);
    }
  }

  @Test
  void withoutAFeedThatStatesItNothingIsWaitedFor() {
    Instant now = Instant.parse("2013-03-04T01:00:00Z");
    assertThat(chasing(LocalDate.EPOCH, null).missingReceipts(now)).isEmpty();
  }

  @Test
  void itIsClosedUntilItIsOpenedFromADayOn() {
    LocalDate day = LocalDate.of(2013, 3, 4);
    assertThat(chasing(null, null).isOpenOn(day)).isFalse();
    assertThat(chasing(day, null).isOpenOn(day.minusDays(1))).isFalse();
    assertThat(chasing(day, null).isOpenOn(day)).isTrue();
    assertThat(chasing(day, null).isOpenOn(day.plusDays(1))).isTrue();
  }

  private static Chasing chasing(LocalDate from, LocalDate through) {
    return new Chasing(from, through, SHANGHAI, WorkingDays.MONDAY_TO_FRIDAY);
  }
}
