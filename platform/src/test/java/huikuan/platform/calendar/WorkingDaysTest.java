package huikuan.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

  private static final WorkingDays CHINA = Calendars.ofShipped().of("CN");

  @ParameterizedTest
  @CsvSource({
    "2026-02-13, true, an ordinary Friday",
    "2026-02-14, true, a Saturday that makes up for the Spring Festival",
    "2026-02-15, false, a Sunday",
    "2026-02-16, false, a Monday within the Spring Festival",
    "2026-02-23, false, its last day",
    "2026-02-24, true, the day after it",
    "2026-02-28, true, the other Saturday that makes up for it",
    "2026-10-08, true, the day after National Day's holiday",
  })
  void chinaWorksByItsNotices(LocalDate day, boolean works, String why) {

    assertThat(CHINA.isWorkingDay(day)).as(why).isEqualTo(works);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-13, 0, 2026-02-13",
    "2026-02-15, 0, 2026-02-24",
    "2026-02-13, 1, 2026-02-14",
    "2026-02-13, 2, 2026-02-24",
    "2026-02-25, -2, 2026-02-14",
    "2026-02-24, -5, 2026-02-10",
    "2026-02-20, -1, 2026-02-14",
    "2026-02-17, 1, 2026-02-24",
    "2026-02-17, 5, 2026-02-28",
  })
  void countsWorkingDays(LocalDate from, int count, LocalDate expected) {
    assertThat(CHINA.plus(from, count)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-24, true",
    "2026-02-25, true",
    "2026-02-26, false",
    "2026-02-14, false",
    "2026-10-08, true",
    "2026-10-09, true",
    "2026-10-10, false",
    // Three days off are no long holiday.
    "2026-06-22, false",
    "2026-05-06, true",
    "2026-05-07, true",
    "2026-05-08, false",
  })
  void theFirstTwoWorkingDaysFollowALongHoliday(LocalDate day, boolean follows) {
    assertThat(CHINA.followsHoliday(day, 5, 2)).isEqualTo(follows);
  }

  @Test
  void aWeekendBetweenThemDoesNotEndTheQuietDays() {
    // The holiday ends on a Thursday: Friday is the first working day, Monday the second.
    WorkingDays days =
        new CountryCalendar(
                "XX",
                List.copyOf(WorkingDays.MONDAY_TO_FRIDAY.weekend()),
                List.of(
                    new CountryCalendar.Year(
                        2026,
                        null,
                        List.of(CountryCalendar.Days.parse("2026-03-07/2026-03-12")),
                        List.of())))
            .workingDays();
    assertThat(days.followsHoliday(LocalDate.parse("2026-03-13"), 5, 2)).isTrue();
    assertThat(days.followsHoliday(LocalDate.parse("2026-03-16"), 5, 2)).isTrue();
    assertThat(days.followsHoliday(LocalDate.parse("2026-03-17"), 5, 2)).isFalse();
  }

  @Test
  void theShippedCalendarIsWrittenAsItIsRead() {
    CountryCalendar china = Calendars.ofShipped().find("CN").orElseThrow();
    CountryCalendar.Year year = china.years().get(1);
    assertThat(year.notice()).isEqualTo("2025-11-04");
    assertThat(year.off().get(1)).hasToString("2026-02-15/2026-02-23");
    assertThat(china.years().getLast().notice()).as("2027 is provisional").isNull();
  }

  @Test
  void aCountryWithoutACalendarWorksFromMondayToFriday() {
    WorkingDays days = Calendars.ofShipped().of("DE");
    assertThat(days.isWorkingDay(LocalDate.parse("2026-12-25"))).isTrue();
    assertThat(days.isWorkingDay(LocalDate.parse("2026-12-26"))).isFalse();
  }

  @Test
  void aFileAddsTheCalendarOfACountry(@TempDir Path directory) throws Exception {
    Files.writeString(
        directory.resolve("DE.json"),
        """
        {"country":"DE","weekend":["SATURDAY","SUNDAY"],
         "years":[{"year":2026,"notice":"2025-01-01","off":["2026-12-25"],"work":[]}]}
        """);
    Calendars calendars = new Calendars(new CalendarSettings(directory));
    assertThat(calendars.of("DE").isWorkingDay(LocalDate.parse("2026-12-25"))).isFalse();
    assertThat(calendars.of("CN").isWorkingDay(LocalDate.parse("2026-10-01"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"country\":\"DE\",\"weekend\":[],\"years\":[{\"year\":2026,\"off\":[\"2025-12-25\"],\"work\":[]}]}|"
            + " 2025-12-25 stands in the year 2026",
        "{\"country\":\"DE\",\"weekend\":[\"SUNDAY\"],\"years\":[{\"year\":2026,\"off\":[],\"work\":[\"2026-12-25\"]}]}|"
            + " 2026-12-25 is no day of a weekend",
        "{\"country\":\"DE\",\"weekend\":[],\"years\":[{\"year\":2026,\"off\":[\"2026-01-01/2026-06-01\"],\"work\":[]}]}|"
            + " 31 days are the most",
        "{\"country\":\"FR\",\"weekend\":[],\"years\":[]} | it is of the country FR",
        "{\"country\":\"DE\",\"weekend\":[],\"years\":[],\"holidays\":[]} | holidays",
        "{\"country\":\"DE\",\"weekend\":[]} | country, weekend and years are given",
        "{\"country\":\"DE\",\"weekend\":[],\"years\":[{\"year\":2026,\"off\":[]}]} | off and work"
            + " are given for 2026",
        "not json | No calendar in",
      })
  void aFileThatIsNoCalendarIsRefused(String text, String why, @TempDir Path directory)
      throws Exception {
    Files.writeString(directory.resolve("DE.json"), text);
    assertThatThrownBy(() -> new Calendars(new CalendarSettings(directory)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DE.json")
        .hasMessageContaining(why);
  }
}
