package huikuan.standalone;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.imports.ImportFile;
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
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public sample, through the one door of a standalone; sums are made straight from the file.
 */
@Order(3)
@Execution(ExecutionMode.CONCURRENT)
class LatePaymentHistoriesIT {

  private static final Path FILE =
      RunningProcess.root()
          .resolve(System.getProperty("histories", "../shared/data/late-payment-histories.csv"));
  static final Path MAPPING =
      RunningProcess.root().resolve("deploy/samples/late-payment-histories.properties");
  private static final DateTimeFormatter DATES = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /** A line of the file. */
  record Claim(
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

  private RunningProcess start() {
    RunningProcess standalone =
        RunningProcess.openStandalone(
            ports.with("HUIKUAN_DATA", directory.resolve("data").toString()),
            directory.resolve("output"),
            "--empty",
            "--clock",
            "2014-02-01T00:00:00+08:00");
    standalone.awaitUp(ports.gateway() + "/api/v1/sandbox/clock");
    return standalone;
  }

  private String importFile() {
    List<String> words =
        List.of(
            FILE.toString(),
            "--mapping",
            MAPPING.toString(),
            "--rejected",
            directory.resolve("rejected.csv").toString(),
            "--gateway",
            ports.gateway());
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    int status = ImportFile.run(words, Map.of(), out, out);
    assertThat(status).as(output.toString(StandardCharsets.UTF_8)).isZero();
    return output.toString(StandardCharsets.UTF_8);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void everyBalanceIsTheFilesAndConfirmedAndNobodyIsRemindedOfWhatIsPaid() throws Exception {
    theFileIsThere();
    try (RunningProcess standalone = start()) {
      gateway.openChasing("CN01", LocalDate.of(2014, 2, 1));
      assertThat(importFile()).contains("4932 documents accepted, 0 duplicates, 0 rejected");
      assertThat(importFile()).contains("0 documents accepted, 4932 duplicates, 0 rejected");

      assertThat(total("2012-06-30")).isEqualByComparingTo("5504.09");
      assertThat(total("2013-03-31")).isEqualByComparingTo("5903.74");
      assertThat(total("2013-12-31")).isEqualByComparingTo("761.90");

      gateway.settle();
      gateway.moveClock(Instant.parse("2014-02-02T16:00:00Z"));
      assertThat(gateway.get("/notifications").path("items")).isEmpty();
      assertThat(gateway.get("/sandbox/mails").path("total").asInt()).isZero();
      assertThat(gateway.get("/dunning/cases?state=open").path("cases")).isEmpty();
      assertThat(gateway.get("/dunning/cases?state=needs-contact").path("cases")).isEmpty();

      new ConfirmedBook(gateway, directory.resolve("data/mail"), claims()).isConfirmed();
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

  /** Played only if it is asked for: the invented book has more of everything that is compared. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void theFirstQuarterIsChasedAsCountedThoughKilledInTheMiddle() throws Exception {
    assumeTrue(System.getProperty("histories") != null, "not run: -Dhistories names no file");
    theFileIsThere();

    new ChasedQuarter(FILE, null, directory).isChasedAs(count(FILE, QuarterAgreements.OPTIONS));
  }

  /** Played only if it is asked for: two years and more take some time. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void theWholeFileIsChasedAsCountedThoughKilledInTheMiddle() throws Exception {
    assumeTrue(Boolean.getBoolean("histories.whole"), "not run: without -Dhistories.whole=true");
    theFileIsThere();
    LocalDate first = LocalDate.of(2012, 1, 1);
    LocalDate last = LocalDate.of(2014, 1, 31);
    List<String> options = new ArrayList<>(QuarterAgreements.OPTIONS);
    options.addAll(List.of("--from", first.toString(), "--to", last.toString()));

    ChasedQuarter.whole(FILE, directory, first, last).isChasedAs(count(FILE, options));
  }

  /** Played only if it is asked for. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void theFirstQuarterIsChasedInTimeForPaymentRunsAsCounted() throws Exception {
    assumeTrue(System.getProperty("histories") != null, "not run: -Dhistories names no file");
    theFileIsThere();

    isChasedInTime(FILE);
  }

  /** Played only if it is asked for. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void theQuarterOfAnInventedBookIsChasedInTimeForPaymentRunsAsCounted() throws Exception {
    assumeTrue(Boolean.getBoolean("book.runs"), "not run: without -Dbook.runs=true");
    isChasedInTime(invented(Long.getLong("book.seed", InventedBook.SEED)));
  }

  private void isChasedInTime(Path book) throws Exception {
    new ChasedQuarter(book, new QuarterRuns(), directory)
        .isChasedAs(count(book, QuarterRuns.OPTIONS));
  }

  /** The file has few escalations; the invented book has many. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void theQuarterOfAnInventedBookIsChasedAsCountedThoughKilledInTheMiddle() throws Exception {
    long seed = Long.getLong("book.seed", InventedBook.SEED);
    Path book = invented(seed);
    JsonNode count =
        seed == InventedBook.SEED
            ? new JsonMapper().readTree(CountedMessages.INVENTED_COUNT.toFile())
            : count(book, QuarterAgreements.OPTIONS);

    new ChasedQuarter(book, null, directory).isChasedAs(count);
  }

  private Path invented(long seed) throws Exception {
    return Files.writeString(directory.resolve("book.csv"), InventedBook.csv(seed));
  }

  private static void theFileIsThere() {
    assumeTrue(Files.exists(FILE), "not run: the public sample is not here");
  }

  private static JsonNode count(Path book, List<String> options) {
    assumeTrue(CountedMessages.canRun(), "not run: python3 is not here");
    CountedMessages.Ended counted =
        CountedMessages.count(book, ChasedQuarter.POLICIES.resolve("standard.json"), options);
    assertThat(counted.status()).as(counted.output()).isZero();
    return new JsonMapper().readTree(counted.output());
  }
}
