package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.client.GatewayRefused;
import huikuan.standalone.client.GatewayUnreachable;
import huikuan.standalone.imports.PlayFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The first quarter of 2013 of a book, or all of it, played day by day into a standalone that is
 * killed in the middle. What was posted before is moved in: chasing is open from the first day.
 */
final class ChasedQuarter {

  static final LocalDate FIRST = LocalDate.of(2013, 1, 1);
  static final LocalDate LAST = LocalDate.of(2013, 3, 31);

  /** The shipped policy, but any amount is chased. */
  static final Path POLICIES =
      RunningProcess.root()
          .resolve("deploy/standalone/src/test/resources/policies-without-minimum");

  /** Both books have paid by the end of the year for all that was posted before. */
  private static final LocalDate POSTED_FROM = LocalDate.of(2012, 11, 1);

  private record Days(LocalDate postedFrom, LocalDate first, LocalDate last) {}

  private static final Days QUARTER = new Days(POSTED_FROM, FIRST, LAST);

  /** A Monday at nine: steps are taken, claims escalated, and ten minutes later messages leave. */
  private static final Instant KILLED_AT = Instant.parse("2013-02-18T01:00:00Z");

  private static final Pattern INVOICE = Pattern.compile("\\b\\d{6,}\\b");

  private final Path book;
  private final @Nullable QuarterRuns runs;
  private final Path directory;
  private final Days days;
  private final TestPorts ports = TestPorts.free();
  private final GatewayClient gateway = new GatewayClient(ports.gateway());

  /**
   * @param runs of every customer; null = it is not known when they pay
   */
  ChasedQuarter(Path book, @Nullable QuarterRuns runs, Path directory) {
    this(book, runs, directory, QUARTER);
  }

  private ChasedQuarter(Path book, @Nullable QuarterRuns runs, Path directory, Days days) {
    this.book = book;
    this.runs = runs;
    this.directory = directory;
    this.days = days;
  }

  /** All of a book, from its first day on. */
  static ChasedQuarter whole(Path book, Path directory, LocalDate first, LocalDate last) {
    return new ChasedQuarter(book, null, directory, new Days(first, first, last));
  }

  void isChasedAs(JsonNode count) throws Exception {
    QuarterAgreements agreements = new QuarterAgreements(ports.gateway(), count);
    playUntilKilled(agreements);
    try (RunningProcess again = start()) {
      play(agreements);

      Chased expected = Chased.counted(count);
      Chased told = Chased.told(gateway);
      assertThat(told.messages()).containsExactlyInAnyOrderElementsOf(expected.messages());
      assertThat(told.messages()).extracting(ChasedQuarter::dayAndCustomer).doesNotHaveDuplicates();
      assertThat(told.escalations()).containsExactlyInAnyOrderElementsOf(expected.escalations());
      assertThat(told.waits()).containsExactlyInAnyOrderElementsOf(expected.waits());
      if (runs != null) {
        runs.areHeeded(told, count);
      }
      agreements.are();
      mailsAre(count);
      decisionsAre(count);
    }
    logsAreSound();
  }

  private static String dayAndCustomer(String message) {
    return message.replaceFirst("^(\\S+ \\S+) .*", "$1");
  }

  private RunningProcess start(String... arguments) {
    Map<String, String> settings = ports.with("HUIKUAN_DATA", directory.resolve("data").toString());
    settings.put("HUIKUAN_POLICIES_DIRECTORY", POLICIES.toString());
    RunningProcess standalone =
        RunningProcess.openStandalone(settings, directory.resolve("output"), arguments);
    standalone.awaitUp(ports.gateway() + "/api/v1/sandbox/clock");
    return standalone;
  }

  private void playUntilKilled(QuarterAgreements agreements) throws Exception {
    String eve = days.first().minusDays(1) + "T18:00:00+08:00";
    try (RunningProcess standalone = start("--empty", "--clock", eve)) {
      gateway.openChasing("CN01", days.first());
      if (runs != null) {
        runs.tell(gateway, book);
      }
      CompletableFuture<String> playing =
          CompletableFuture.supplyAsync(() -> playUntilItDies(agreements));
      awaitClock(KILLED_AT.minus(Duration.ofDays(7)), Duration.ofMillis(200), playing);
      awaitClock(KILLED_AT, Duration.ofMillis(5), playing);
      standalone.kill();
      playing.join();
    }
  }

  /** Each look at the clock is work for the standalone: only the last ones are close together. */
  private void awaitClock(
      Instant moment, Duration betweenLooks, CompletableFuture<String> playing) {
    while (gateway.clock().isBefore(moment)) {
      assertThat(playing.getNow("still playing")).isEqualTo("still playing");
      LockSupport.parkNanos(betweenLooks.toNanos());
    }
  }

  /** Why it ended. */
  private String playUntilItDies(QuarterAgreements agreements) {
    try {
      play(agreements);
      return "all is played";
    } catch (GatewayUnreachable | GatewayRefused ended) {
      return ended.toString();
    }
  }

  private void play(QuarterAgreements agreements) {
    List<String> words =
        List.of(
            book.toString(),
            "--mapping",
            LatePaymentHistoriesIT.MAPPING.toString(),
            "--from",
            days.postedFrom().toString(),
            "--to",
            days.last().toString(),
            "--rejected",
            directory.resolve("rejected.csv").toString(),
            "--gateway",
            ports.gateway());
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    int status = PlayFile.run(words, Map.of(), out, out, agreements::make);
    assertThat(status).as(output.toString(StandardCharsets.UTF_8)).isZero();
  }

  /** Each message was mailed once, on its day; its text names its claims. */
  private void mailsAre(JsonNode count) {
    List<String> expected = new ArrayList<>();
    for (JsonNode message : count.path("messages")) {
      String customer = message.path("customer").asString().replaceFirst("^CN01\\.", "");
      Set<String> claims = new TreeSet<>();
      message.path("claims").forEach(line -> claims.add(line.path("claim").asString()));
      String to = "ap@" + customer.toLowerCase(Locale.ROOT) + ".example";
      expected.add(message.path("day").asString() + " " + to + " " + claims);
    }
    List<String> caught = new ArrayList<>();
    for (JsonNode line : Chased.pages(gateway, "/sandbox/mails?limit=100", "items")) {
      JsonNode mail = gateway.get("/sandbox/mails/" + line.path("id").asString());
      Set<String> claims = new TreeSet<>();
      INVOICE
          // The secret of its link may look like a number.
          .matcher(mail.path("text").asString().replaceAll("https?://\\S+", ""))
          .results()
          .forEach(number -> claims.add(number.group()));
      caught.add(sentOn(line) + " " + mail.path("to").path(0).asString() + " " + claims);
    }
    assertThat(caught).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static LocalDate sentOn(JsonNode line) {
    String date = line.path("date").asString().replace(" (UTC)", "");
    return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
        .withZoneSameInstant(Chased.ZONE)
        .toLocalDate();
  }

  /** On the days of escalations, these were the steps to be taken in their accounts. */
  private void decisionsAre(JsonNode count) {
    Map<String, Set<String>> due = new TreeMap<>();
    for (JsonNode each : count.path("escalations")) {
      Set<String> steps = due.computeIfAbsent(question(each), question -> new TreeSet<>());
      each.path("claims").forEach(claim -> steps.add(claim.asString() + " escalation"));
    }
    for (JsonNode message : count.path("messages")) {
      message.path("claims").forEach(line -> addStep(line, due.get(question(message))));
    }
    count.path("waits").forEach(wait -> addStep(wait, due.get(question(wait))));

    for (Map.Entry<String, Set<String>> each : due.entrySet()) {
      Set<String> taken = new TreeSet<>();
      for (JsonNode decision : Chased.pages(gateway, each.getKey(), "decisions")) {
        if (decision.has("take")) {
          taken.add(decision.path("invoice").asString() + " " + decision.path("take").asString());
        }
      }
      assertThat(taken).as(each.getKey()).isEqualTo(each.getValue());
    }
  }

  private static String question(JsonNode counted) {
    return "/dunning/decisions?limit=200&account=%s.USD&on=%s"
        .formatted(counted.path("customer").asString(), counted.path("day").asString());
  }

  private static void addStep(JsonNode line, @Nullable Set<String> steps) {
    if (steps != null) {
      steps.add(line.path("claim").asString() + " " + line.path("level").asString());
    }
  }

  private void logsAreSound() throws Exception {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
    assertThat(Verification.run(directory.resolve("data"), out))
        .as(told.toString(StandardCharsets.UTF_8))
        .isZero();
  }
}
