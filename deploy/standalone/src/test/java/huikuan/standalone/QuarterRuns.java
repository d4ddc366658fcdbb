package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.standalone.client.GatewayClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The payment runs of every customer in the quarter: it pays on the 10th and the 25th, has to be
 * asked three working days before, and its money takes one.
 */
final class QuarterRuns {

  /** As {@code deploy/samples/messages} is told of them. */
  static final List<String> OPTIONS =
      List.of(
          "--pays-on",
          "10,25",
          "--bank-cut-off",
          "25",
          "--transfer-days",
          "1",
          "--approval-days",
          "3");

  private static final String CALENDAR =
      """
      {"runDays": [10, 25], "bankCutOffDay": 25, "transferDays": 1, "approvalDays": 3}
      """;

  private static final JsonMapper JSON = new JsonMapper();

  /** A claim in a message, with its step, if that comes after the due date. */
  private static final Pattern OVERDUE = Pattern.compile("(\\d{6,}) (reminder-\\d|demand)");

  /**
   * A run and its days, read off a paper calendar: the 10th of February and of March is a Sunday.
   */
  private record Run(LocalDate day, LocalDate askBy, LocalDate arrivesOn) {

    static Run of(String day, String askBy, String arrivesOn) {
      return new Run(LocalDate.parse(day), LocalDate.parse(askBy), LocalDate.parse(arrivesOn));
    }

    static Run of(JsonNode run) {
      return of(
          run.path("day").asString(),
          run.path("askBy").asString(),
          run.path("arrivesOn").asString());
    }
  }

  private static final List<Run> RUNS =
      List.of(
          Run.of("2013-01-10", "2013-01-07", "2013-01-11"),
          Run.of("2013-01-25", "2013-01-22", "2013-01-28"),
          Run.of("2013-02-11", "2013-02-06", "2013-02-12"),
          Run.of("2013-02-25", "2013-02-20", "2013-02-26"),
          Run.of("2013-03-11", "2013-03-06", "2013-03-12"),
          Run.of("2013-03-25", "2013-03-20", "2013-03-26"));

  /** After the last run of the quarter one has to ask by the fifth of April. */
  private static final Run NEXT = Run.of("2013-04-10", "2013-04-05", "2013-04-11");

  /** Tells of every customer of a book how it pays; each answer lists the runs of the quarter. */
  void tell(GatewayClient gateway, Path book) throws IOException {
    List<String> customers =
        Files.readAllLines(book).stream()
            .skip(1)
            .map(line -> line.split(",")[1])
            .distinct()
            .toList();
    for (String customer : customers) {
      gateway.putCustomer("CN01", customer, JSON.createObjectNode().put("name", customer));
      JsonNode told =
          gateway.put("/customers/CN01/" + customer + "/payment-calendar", JSON.readTree(CALENDAR));
      assertThat(told.path("runs").valueStream().map(Run::of)).containsExactlyElementsOf(RUNS);
    }
  }

  /**
   * Each step after the due date leaves on or before the last day to ask for the next run, once the
   * money of the run before is here. One that leaves between them had to wait: the day on which it
   * was due was in time.
   */
  void areHeeded(Chased told, JsonNode count) {
    assertThat(count.path("runs").valueStream().map(Run::of)).containsExactlyElementsOf(RUNS);

    Map<String, LocalDate> waits = firstWaits(told);
    int between = 0;
    for (String message : told.messages()) {
      LocalDate day = LocalDate.parse(message.substring(0, 10));
      Run next = next(day);
      for (MatchResult step : OVERDUE.matcher(message).results().toList()) {
        if (day.isAfter(next.askBy())) {
          assertThat(waits.get(step.group())).as(message).isNotNull().isBefore(day);
          assertThat(waits.get(step.group())).as(message).isBeforeOrEqualTo(next.askBy());
          between++;
        }
      }
    }
    assertThat(between).isEqualTo(count.path("summary").path("leftBetween").asInt());
  }

  /** The first run whose money is here on a day or later. */
  private static Run next(LocalDate day) {
    return RUNS.stream().filter(run -> !run.arrivesOn().isBefore(day)).findFirst().orElse(NEXT);
  }

  /** Of each claim and step, the first day on which it was due and had to wait. */
  private static Map<String, LocalDate> firstWaits(Chased told) {
    Map<String, LocalDate> first = new TreeMap<>();
    told.waits().stream()
        .sorted(Comparator.reverseOrder())
        .map(wait -> wait.split(" "))
        .forEach(wait -> first.put(wait[1] + " " + wait[2], LocalDate.parse(wait[0])));
    return first;
  }
}
