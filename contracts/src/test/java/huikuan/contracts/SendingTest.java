package huikuan.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendingTest {

  private static final Sending CHINA =
      new Sending(
          LocalDate.of(2026, 3, 6),
          List.of(Hours.parse("09:00/11:30"), Hours.parse("14:00/17:30")),
          Instant.parse("2026-03-06T01:10:00Z"),
          3,
          5,
          null);

  @ParameterizedTest
  @CsvSource({
    "2026-03-05T18:00, 2026-03-06T09:00",
    "2026-03-06T08:59, 2026-03-06T09:00",
    "2026-03-06T09:10, 2026-03-06T09:10",
    "2026-03-06T11:29:59, 2026-03-06T11:29:59",
    "2026-03-06T11:30, 2026-03-06T14:00",
    "2026-03-06T17:29, 2026-03-06T17:29",
    "2026-03-06T17:30, ",
    "2026-03-07T09:10, "
  })
  void aMessageLeavesInTheHoursOfItsDay(LocalDateTime there, LocalDateTime expected) {
    if (expected == null) {
      assertThat(CHINA.firstFrom(there)).isEmpty();
    } else {
      assertThat(CHINA.firstFrom(there)).contains(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"09:00", "9/17", "17:00/09:00", "09:00/09:00", "09:00/25:00", ""})
  void hoursAreRefusedThatAreNone(String text) {
    assertThatThrownBy(() -> Hours.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hoursAreWrittenAsRead() {
    assertThat(Hours.parse("09:00/11:30")).hasToString("09:00/11:30");
  }
}
