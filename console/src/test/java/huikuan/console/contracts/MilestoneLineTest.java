package huikuan.console.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huikuan.console.api.Answer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MilestoneLineTest {

  private static Answer milestone(
      @Nullable String planned, @Nullable String actual, @Nullable String accepted) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("id", "m");
    fields.put("plannedOn", planned);
    fields.put("actualOn", actual);
    fields.put("acceptedOn", accepted);
    return Answer.of(fields);
  }

  private static MilestoneLine line(@Nullable String today, Answer... milestones) {
    return MilestoneLine.of(Arrays.asList(milestones), today);
  }

  @Test
  void allDaysAndTodayStandOnOneLine() {
    MilestoneLine line =
        line(
            "2026-01-06",
            milestone("2026-01-01", "2026-01-03", "2026-01-11"),
            milestone("2026-01-05", null, null));
    assertThat(line.from()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(line.to()).isEqualTo(LocalDate.of(2026, 1, 11));
    assertThat(line.today()).isEqualTo(500);
    assertThat(line.rows())
        .extracting(
            MilestoneLine.Row::planned,
            MilestoneLine.Row::reached,
            MilestoneLine.Row::accepted,
            MilestoneLine.Row::lateWidth)
        .containsExactly(tuple(0, 200, 1000, 200), tuple(400, null, null, 100));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-01, , , late, 12",
    "2026-04-13, , , ahead, 0",
    "2026-05-01, , , ahead, 0",
    ", , , ahead, 0",
    "2026-04-01, 2026-04-03, , reached, 2",
    "2026-04-03, 2026-04-01, , reached, 0",
    ", 2026-04-01, , reached, 0",
    "2026-04-01, 2026-04-01, 2026-04-09, accepted, 0",
    "2026-04-01, 2026-04-08, 2026-04-09, accepted, 7"
  })
  void aMilestoneIsLateUntilItIsReached(
      @Nullable String planned,
      @Nullable String actual,
      @Nullable String accepted,
      String state,
      long days) {
    MilestoneLine.Row row =
        line("2026-04-13", milestone(planned, actual, accepted)).rows().getFirst();
    assertThat(row.state()).isEqualTo(state);
    assertThat(row.lateDays()).isEqualTo(days);
  }

  @Test
  void withoutDaysThereIsNoLine() {
    MilestoneLine line = line("2026-04-13", milestone(null, null, null));
    assertThat(line.from()).isNull();
    assertThat(line.today()).isNull();
    assertThat(line.rows()).singleElement().extracting(MilestoneLine.Row::planned).isNull();
    assertThat(MilestoneLine.of(List.of(), null).rows()).isEmpty();
  }

  @Test
  void aLineOfOneDayAndOneWithoutTodayCanBeDrawn() {
    assertThat(line("2026-04-13", milestone("2026-04-13", null, null)).rows().getFirst().planned())
        .isZero();
    MilestoneLine line = line(null, milestone("2026-04-01", null, null));
    assertThat(line.today()).isNull();
    assertThat(line.rows().getFirst().state()).isEqualTo("ahead");
  }
}
