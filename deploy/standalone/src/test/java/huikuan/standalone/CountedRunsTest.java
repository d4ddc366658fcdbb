package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import huikuan.contracts.PaymentCalendar;
import huikuan.contracts.PaymentCalendar.OnDayOff;
import huikuan.platform.calendar.PaymentRuns;
import huikuan.platform.calendar.PaymentRuns.Run;
import huikuan.platform.calendar.WorkingDays;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The payment runs that {@code deploy/samples/messages} lists are those of the calendar. */
class CountedRunsTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "10 25, AFTER, 25, 1, 3",
    "10 25, BEFORE, , 2, 5",
    "9 31, AFTER, , 0, 0",
    "31, BEFORE, 28, 10, 20",
    "2 30, AFTER, 1, 3, 60",
  })
  void theRunsAreThoseOfTheCalendar(
      String days, OnDayOff onDayOff, @Nullable Integer cutOff, int transfer, int approval)
      throws Exception {
    assumeTrue(CountedMessages.canRun(), "not run: python3 is not here");
    List<String> options =
        new ArrayList<>(
            List.of(
                "--pays-on",
                days.replace(' ', ','),
                "--on-day-off",
                onDayOff.name().toLowerCase(Locale.ROOT),
                "--transfer-days",
                Integer.toString(transfer),
                "--approval-days",
                Integer.toString(approval)));
    if (cutOff != null) {
      options.addAll(List.of("--bank-cut-off", cutOff.toString()));
    }
    List<Integer> numbers = Stream.of(days.split(" ")).map(Integer::valueOf).toList();

    assertThat(counted(options))
        .isNotEmpty()
        .isEqualTo(
            listed(
                new PaymentCalendar(
                    null, numbers, List.of(), onDayOff, cutOff, transfer, approval, false, 0,
                    List.of(), null, List.of(), null)));
  }

  private List<String> counted(List<String> options) throws Exception {
    Path book = Files.writeString(directory.resolve("book.csv"), "no,invoice\n");
    CountedMessages.Ended counted =
        CountedMessages.count(book, ChasedQuarter.POLICIES.resolve("standard.json"), options);
    assertThat(counted.status()).as(counted.output()).isZero();
    return new JsonMapper()
        .readTree(counted.output())
        .path("runs")
        .valueStream()
        .map(
            run ->
                run.path("day").asString()
                    + " "
                    + run.path("askBy").asString()
                    + " "
                    + run.path("arrivesOn").asString())
        .toList();
  }

  private static List<String> listed(PaymentCalendar calendar) {
    PaymentRuns pays = PaymentRuns.of(calendar, WorkingDays.MONDAY_TO_FRIDAY);
    List<String> runs = new ArrayList<>();
    Optional<Run> next = pays.next(ChasedQuarter.FIRST, ChasedQuarter.FIRST);
    while (next.isPresent() && !next.get().day().isAfter(ChasedQuarter.LAST)) {
      Run run = next.get();
      runs.add(run.day() + " " + run.askBy() + " " + run.arrivesOn());
      next = pays.next(run.day().plusDays(1), ChasedQuarter.FIRST);
    }
    return runs;
  }
}
