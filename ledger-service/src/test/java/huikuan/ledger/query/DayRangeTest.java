package huikuan.ledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import huikuan.platform.web.FieldError;
import huikuan.platform.web.ProblemException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DayRangeTest {

  private static final LocalDate MARCH_31 = LocalDate.of(2013, 3, 31);

  private static DayRange read(@Nullable String from, @Nullable String to) {
    return DayRange.read("from", from, "to", to, MARCH_31);
  }

  private static void assertRefused(
      @Nullable String from, @Nullable String to, String field, String allowed) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> read(from, to))
        .satisfies(
            refused ->
                assertThat(refused.problem().errors())
                    .containsExactly(new FieldError(field, allowed)));
  }

  @Test
  void aRangeOfOneDayIsARange() {
    assertThat(read("2013-03-01", "2013-03-01"))
        .isEqualTo(new DayRange(LocalDate.of(2013, 3, 1), LocalDate.of(2013, 3, 1)));
  }

  @Test
  void aRangeWithoutItsParametersHasNoBeginningAndTheUsualEnd() {
    assertThat(read(null, null)).isEqualTo(new DayRange(null, MARCH_31));
    assertThat(DayRange.read("from", null, "to", null, null)).isEqualTo(new DayRange(null, null));
  }

  @Test
  void theFirstDayIsNotAfterTheLast() {
    assertRefused("2013-03-02", "2013-03-01", "from", "a day not after 2013-03-01");
    assertRefused("2013-04-01", null, "from", "a day not after 2013-03-31");
  }

  @Test
  void theFirstFieldAtFaultIsTold() {
    assertRefused("March", "April", "from", "a date, such as 2013-03-31");
    assertRefused(null, "April", "to", "a date, such as 2013-03-31");
  }
}
