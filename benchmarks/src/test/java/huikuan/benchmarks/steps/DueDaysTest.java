package huikuan.benchmarks.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.benchmarks.steps.DueDays.Day;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class DueDaysTest {

  private final DueDays days = new DueDays(OffsetDateTime.parse("2026-03-01T08:00:00+08:00"));

  @Test
  void theClockIsMovedOverTheFirstReminder() {
    Day day = days.next();
    assertThat(day.dueOn()).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(day.before()).isEqualTo("2026-03-05T00:59:00Z");
    assertThat(day.gathering()).isEqualTo("2026-03-05T01:05:00Z");
    assertThat(day.after()).isEqualTo("2026-03-05T01:11:00Z");
  }

  @Test
  void theLastOfThemComesBeforeTheSecondReminderOfTheFirst() {
    LocalDate first = days.next().dueOn();
    Day last = days.next();
    for (int more = 0; more < 3; more++) {
      last = days.next();
    }
    assertThat(last.after())
        .isBefore(
            first
                .plusDays(10)
                .atTime(9, 0)
                .toInstant(OffsetDateTime.parse("2026-03-01T08:00:00+08:00").getOffset()));
    assertThatCode(() -> DueDays.check(5)).doesNotThrowAnyException();
  }

  @Test
  void noReminderFallsOnAWeekend() {
    days.next();
    days.next();
    assertThat(days.next().before()).isEqualTo("2026-03-09T00:59:00Z");
  }

  @Test
  void oneMoreIsRefused() {
    assertThatThrownBy(() -> DueDays.check(6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 5");
  }
}
