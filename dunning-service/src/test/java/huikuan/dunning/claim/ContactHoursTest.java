package huikuan.dunning.claim;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Hours;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Window;
import huikuan.dunning.policy.Schedule;
import huikuan.platform.calendar.WorkingDays;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message leaves when its recipient wants to be written to. */
class ContactHoursTest {

  /** Of a customer in Shanghai, from Monday to Friday. */
  private static final Schedule SCHEDULE =
      new Schedule(
          Examples.STANDARD,
          LocalDate.of(2026, 3, 2),
          Examples.AMOUNT,
          ZoneId.of("Asia/Shanghai"),
          WorkingDays.MONDAY_TO_FRIDAY,
          List.of(Hours.parse("09:00/11:30"), Hours.parse("14:00/17:30")),
          Examples.RECORDED);

  /** {@code MO,WE 09:00/10:00; * 14:00/15:00}. */
  private static ContactHours hours(@Nullable String windows, @Nullable String zone) {
    Contact plain = Examples.responsible("anna");
    List<Window> all =
        windows == null
            ? List.of()
            : Arrays.stream(windows.split("; ")).map(ContactHoursTest::window).toList();
    return ContactHours.of(
        new Contact(
            plain.id(),
            plain.name(),
            plain.role(),
            null,
            null,
            plain.addresses(),
            null,
            zone,
            all,
            null,
            null,
            null,
            null,
            null,
            plain.holding()),
        SCHEDULE,
        LocalDate.of(2026, 3, 3));
  }

  private static Window window(String text) {
    String[] parts = text.split(" ");
    Set<DayOfWeek> days =
        parts[0].equals("*")
            ? Set.of()
            : Arrays.stream(parts[0].split(","))
                .map(
                    each ->
                        Arrays.stream(DayOfWeek.values())
                            .filter(day -> day.name().startsWith(each))
                            .findFirst()
                            .orElseThrow())
                .collect(Collectors.toSet());
    return new Window(days, Hours.parse(parts[1]));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # windows                          | zone              | day        | hours at the customer
          -                                  | -                 | 2026-03-04 | 09:00/11:30, 14:00/17:30
          -                                  | Asia/Shanghai     | 2026-03-04 | 09:00/11:30, 14:00/17:30
          MO,WE 10:00/12:00                  | -                 | 2026-03-04 | 10:00/12:00
          MO,TH 10:00/12:00                  | -                 | 2026-03-04 |
          * 10:00/12:00; WE 11:00/13:00      | -                 | 2026-03-04 | 10:00/13:00
          WE 15:00/16:00; WE 08:00/09:00     | -                 | 2026-03-04 | 08:00/09:00, 15:00/16:00
          WE 10:00/12:00                     | Asia/Tokyo        | 2026-03-04 | 09:00/11:00
          TU 20:00/22:00                     | America/New_York  | 2026-03-04 | 09:00/11:00
          TU 10:00/12:00                     | America/New_York  | 2026-03-04 | 00:00/01:00
          TU 10:00/12:00                     | America/New_York  | 2026-03-03 | 23:00/23:59
          WE 09:00/11:00                     | Europe/Berlin     | 2026-03-04 | 16:00/18:00
          WE 09:00/11:00                     | Europe/Berlin     | 2026-04-01 | 15:00/17:00
          -                                  | Europe/Berlin     | 2026-03-04 | 00:00/00:30, 16:00/18:30, 21:00/23:59
          WE 10:00/12:00                     | Mars/Olympus      | 2026-03-04 | 10:00/12:00
          """)
  void theHoursOfADayAreThePersons(
      @Nullable String windows, @Nullable String zone, LocalDate day, @Nullable String hours) {
    String found =
        hours(windows, zone).on(day).stream()
            .map(Hours::toString)
            .collect(Collectors.joining(", "));
    assertThat(found).isEqualTo(hours == null ? "" : hours);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # windows          | zone | at                  | opens
          -                  | -    | 2026-03-04T12:00    | 2026-03-04T14:00
          WE 10:00/12:00     | -    | 2026-03-04T09:00    | 2026-03-04T10:00
          WE 10:00/12:00     | -    | 2026-03-04T10:00    | open
          WE 10:00/12:00     | -    | 2026-03-04T11:59    | open
          WE 10:00/12:00     | -    | 2026-03-04T12:00    | 2026-03-11T10:00
          MO 10:00/12:00     | -    | 2026-03-04T09:00    | 2026-03-09T10:00
          SA,MO 10:00/12:00  | -    | 2026-03-07T10:30    | 2026-03-09T10:00
          SA 10:00/12:00     | -    | 2026-03-06T18:00    | 2026-03-09T09:00
          SA 10:00/12:00     | -    | 2026-03-09T09:00    | open
          """)
  void aMessageWaitsForThem(
      @Nullable String windows, @Nullable String zone, String at, String opens) {
    Instant moment = shanghai(at);
    ContactHours hours = hours(windows, zone);

    assertThat(hours.isOpen(moment)).isEqualTo(opens.equals("open"));
    if (!opens.equals("open")) {
      assertThat(hours.opensAfter(moment)).isEqualTo(shanghai(opens));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # windows          | now                 | sealed
          -                  | 2026-03-04T08:00    | 2026-03-04T09:10
          WE 08:00/09:00     | 2026-03-04T08:00    | 2026-03-04T08:10
          WE 08:00/12:00     | 2026-03-04T08:00    | 2026-03-04T09:10
          WE 14:00/15:00     | 2026-03-04T14:00    | 2026-03-04T14:10
          WE 14:00/15:00     | 2026-03-04T14:55    | 2026-03-04T14:59
          WE 14:00/15:00     | 2026-03-04T14:59    | 2026-03-04T14:59
          """)
  void aMessageIsPutTogetherWithinThem(@Nullable String windows, String now, String sealed) {
    assertThat(hours(windows, null).sealsAt(shanghai(now))).isEqualTo(shanghai(sealed));
  }

  private static Instant shanghai(String text) {
    return LocalDateTime.parse(text).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
  }
}
