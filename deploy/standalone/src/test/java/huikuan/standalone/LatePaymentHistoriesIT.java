package huikuan.standalone;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.client.GatewayRefused;
import huikuan.standalone.client.GatewayUnreachable;
import huikuan.standalone.imports.ImportFile;
import huikuan.standalone.imports.PlayFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/**
 * The public sample, through the one door of a standalone; sums are made straight from the file.
 */
class LatePaymentHistoriesIT {

  private static final Path FILE =
      RunningProcess.root().resolve("../shared/data/late-payment-histories.csv");
  private static final Path MAPPING =
      RunningProcess.root().resolve("deploy/samples/late-payment-histories.properties");
  private static final Path POLICIES =
      RunningProcess.root()
          .resolve("deploy/standalone/src/test/resources/policies-without-minimum");
  private static final DateTimeFormatter DATES = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /** A level, days after the due date and after the level before. */
  private record Level(String name, int afterDue, int afterPrevious) {}

  private static final List<Level> LEVELS =
      List.of(
          new Level("reminder-1", 3, 0),
          new Level("reminder-2", 10, 7),
          new Level("demand", 20, 10));

  private static final Pattern INVOICE = Pattern.compile("\\b\\d{6,}\\b");

  /** So many messages, as a script counts them that knows the file and the policy alone. */
  private static final int MESSAGES = 51;

  /** A line of the file. */
  private record Claim(
      String customer,
      String number,
      LocalDate posted,
      LocalDate due,
      BigDecimal amount,
      LocalDate settled) {

    boolean openOn(LocalDate day) {
      return !posted.isAfter(day) && settled.isAfter(day);
    }
  }

  private final TestPorts ports = TestPorts.free();
  private final GatewayClient gateway = new GatewayClient(ports.gateway());
  @TempDir private Path directory;

  @BeforeEach
  void theFileIsThere() {
    assumeTrue(Files.exists(FILE), "not run: the public sample is not here");
  }

  private static List<Claim> claims() throws Exception {
    List<Claim> claims = new ArrayList<>();
    for (String line : Files.readAllLines(FILE).subList(1, 2467)) {
      String[] field = line.strip().split(",");
      claims.add(
          new Claim(
              field[1],
              field[3],
              LocalDate.parse(field[4], DATES),
              LocalDate.parse(field[5], DATES),
              new BigDecimal(field[6]),
              LocalDate.parse(field[8], DATES)));
    }
    return claims;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = ports.with("HUIKUAN_DATA", directory.resolve("data").toString());
    settings.put("HUIKUAN_POLICIES_DIRECTORY", POLICIES.toString());
    return settings;
  }

  private RunningProcess start(String... arguments) {
    RunningProcess standalone =
        RunningProcess.standalone(settings(), directory.resolve("output"), arguments);
    standalone.awaitUp(ports.gateway() + "/api/v1/sandbox/clock");
    return standalone;
  }

  /** A command of {@code ./run}, with its output. */
  private interface Command {
    int run(List<String> words, Map<String, String> environment, PrintStream out, PrintStream err);
  }

  private String run(Command command, String... options) {
    List<String> words =
        new ArrayList<>(
            List.of(
                FILE.toString(),
                "--mapping",
                MAPPING.toString(),
                "--rejected",
                directory.resolve("rejected.csv").toString(),
                "--gateway",
                ports.gateway()));
    words.addAll(List.of(options));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    int status = command.run(words, Map.of(), out, out);
    assertThat(status).as(output.toString(StandardCharsets.UTF_8)).isZero();
    return output.toString(StandardCharsets.UTF_8);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void everyBalanceIsTheFilesAndNobodyIsRemindedOfWhatIsPaid() throws Exception {
    try (RunningProcess standalone = start("--empty", "--clock", "2014-02-01T00:00:00+08:00")) {
      gateway.openChasing("CN01", LocalDate.of(2014, 2, 1));
      assertThat(run(ImportFile::run))
          .contains("4932 documents accepted, 0 duplicates, 0 rejected");
      assertThat(run(ImportFile::run))
          .contains("0 documents accepted, 4932 duplicates, 0 rejected");

      assertThat(total("2012-06-30")).isEqualByComparingTo("5504.09");
      assertThat(total("2013-03-31")).isEqualByComparingTo("5903.74");
      assertThat(total("2013-12-31")).isEqualByComparingTo("761.90");

      gateway.settle();
      gateway.moveClock(Instant.parse("2014-02-02T16:00:00Z"));
      assertThat(gateway.get("/notifications").path("items")).isEmpty();
      assertThat(gateway.get("/sandbox/mails").path("total").asInt()).isZero();
      assertThat(gateway.get("/dunning/cases?state=open").path("cases")).isEmpty();
      assertThat(gateway.get("/dunning/cases?state=needs-contact").path("cases")).isEmpty();
    }
  }

  /** Every customer's balance on that day, compared with the file's; answers their sum. */
  private BigDecimal total(String day) throws Exception {
    LocalDate asOf = LocalDate.parse(day);
    BigDecimal total = BigDecimal.ZERO;
    for (var claims : claims().stream().collect(groupingBy(Claim::customer)).entrySet()) {
      BigDecimal expected =
          claims.getValue().stream()
              .filter(claim -> claim.openOn(asOf))
              .map(Claim::amount)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      JsonNode balance =
          gateway.get("/accounts/CN01." + claims.getKey() + ".USD/balance?asOf=" + day);
      assertThat(new BigDecimal(balance.path("balance").asString()))
          .as(claims.getKey() + " on " + day)
          .isEqualByComparingTo(expected);
      assertThat(balance.path("open")).isEqualTo(balance.path("balance"));
      total = total.add(expected);
    }
    assertThat(listed(day)).isEqualByComparingTo(total);
    return total;
  }

  private BigDecimal listed(String day) {
    return gateway
        .get("/accounts?company=CN01&limit=1000&asOf=" + day)
        .path("accounts")
        .valueStream()
        .map(account -> new BigDecimal(account.path("balance").asString()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void tenWeeksPlayedDayByDayRemindsOfExactlyWhatIsLateThoughKilledInTheMiddle() throws Exception {
    try (RunningProcess standalone = start("--empty", "--clock", "2012-12-31T00:00:00+08:00")) {
      gateway.openChasing("CN01", LocalDate.of(2012, 12, 31));
      CompletableFuture<Void> playing = CompletableFuture.runAsync(this::playUntilItDies);
      awaitClock(Instant.parse("2013-02-04T00:00:00Z"), playing);
      standalone.kill();
      playing.join();
    }
    try (RunningProcess again = start()) {
      run(PlayFile::run, "--from", "2012-12-31", "--to", "2013-03-15");

      List<String> expected = expected(LocalDate.parse("2013-03-15"));
      assertThat(expected).hasSize(MESSAGES);
      assertThat(sent()).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(caught()).containsExactlyInAnyOrderElementsOf(withoutDayAndLevels(expected));
    }
    ByteArrayOutputStream verified = new ByteArrayOutputStream();
    assertThat(
            Verification.run(
                directory.resolve("data"), new PrintStream(verified, true, StandardCharsets.UTF_8)))
        .as(verified.toString(StandardCharsets.UTF_8))
        .isZero();
  }

  private void playUntilItDies() {
    try {
      run(PlayFile::run, "--from", "2012-12-31", "--to", "2013-03-15");
    } catch (GatewayUnreachable | GatewayRefused expected) {
      assertThat(expected).hasMessageContaining("");
    }
  }

  private void awaitClock(Instant moment, CompletableFuture<Void> playing) {
    while (gateway.clock().isBefore(moment)) {
      assertThat(playing).isNotDone();
      LockSupport.parkNanos(100_000_000);
    }
  }

  /** A claim of the file, and how far it has been chased. */
  private static final class Chased {
    private final Claim claim;
    private int taken;
    private LocalDate takenOn = LocalDate.MIN;

    Chased(Claim claim) {
      this.claim = claim;
    }

    boolean isDue(LocalDate day) {
      if (taken == LEVELS.size() || !claim.openOn(day)) {
        return false;
      }
      Level next = LEVELS.get(taken);
      boolean distant = taken == 0 || !takenOn.plusDays(next.afterPrevious()).isAfter(day);
      return distant && !claim.due().plusDays(next.afterDue()).isAfter(day);
    }

    boolean isDemand() {
      return LEVELS.get(taken).name().equals("demand");
    }
  }

  /**
   * The file's dates call for these messages, day by day, Monday to Friday: each customer's message
   * of a day, with the invoices and levels in it. If a demand is due, reminders wait for the next
   * day.
   */
  private static List<String> expected(LocalDate until) throws Exception {
    LocalDate from = LocalDate.parse("2012-12-31");
    Map<String, List<Chased>> byCustomer =
        claims().stream()
            .filter(claim -> !claim.posted().isBefore(from))
            .map(Chased::new)
            .collect(groupingBy(chased -> chased.claim.customer()));
    List<String> expected = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
      if (day.getDayOfWeek().getValue() <= 5) {
        for (List<Chased> claims : byCustomer.values()) {
          message(claims, day).ifPresent(expected::add);
        }
      }
    }
    return expected;
  }

  private static Optional<String> message(List<Chased> claims, LocalDate day) {
    List<Chased> due = claims.stream().filter(each -> each.isDue(day)).toList();
    boolean demand = due.stream().anyMatch(Chased::isDemand);
    Set<String> lines = new TreeSet<>();
    for (Chased each : due) {
      if (each.isDemand() == demand) {
        lines.add(each.claim.number() + " " + LEVELS.get(each.taken).name());
        each.taken++;
        each.takenOn = day;
      }
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(day + " " + address(due.getFirst().claim) + " " + lines);
  }

  private static String address(Claim claim) {
    return "ap@" + claim.customer().toLowerCase(Locale.ROOT) + ".example";
  }

  private List<String> sent() {
    List<String> sent = new ArrayList<>();
    for (JsonNode message : all("/notifications?status=sent&limit=100", "after")) {
      Set<String> lines = new TreeSet<>();
      for (JsonNode invoice : message.path("invoices")) {
        lines.add(invoice.path("number").asString() + " " + invoice.path("level").asString());
      }
      String to = message.path("recipient").path("email").asString();
      sent.add(message.path("day").asString() + " " + to + " " + lines);
    }
    assertThat(all("/notifications?limit=100", "after")).hasSameSizeAs(sent);
    return sent;
  }

  /** The mails caught: each one's recipient, and the invoices that its text names. */
  private List<String> caught() {
    List<String> caught = new ArrayList<>();
    for (JsonNode line : all("/sandbox/mails?limit=100", "after")) {
      JsonNode mail = gateway.get("/sandbox/mails/" + line.path("id").asString());
      Set<String> invoices = new TreeSet<>();
      INVOICE
          .matcher(mail.path("text").asString())
          .results()
          .forEach(number -> invoices.add(number.group()));
      caught.add(mail.path("to").path(0).asString() + " " + invoices);
    }
    return caught;
  }

  private static List<String> withoutDayAndLevels(List<String> expected) {
    return expected.stream()
        .map(each -> each.replaceFirst("^\\S+ ", "").replaceAll(" (reminder-\\d|demand)", ""))
        .toList();
  }

  private List<JsonNode> all(String path, String cursor) {
    List<JsonNode> items = new ArrayList<>();
    JsonNode page = gateway.get(path);
    page.path("items").forEach(items::add);
    while (page.path("next").isString()) {
      page =
          gateway.get(
              path + "&" + cursor + "=" + GatewayClient.encode(page.path("next").asString()));
      page.path("items").forEach(items::add);
    }
    return items;
  }
}
