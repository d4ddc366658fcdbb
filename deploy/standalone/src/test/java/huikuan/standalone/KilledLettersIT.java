package huikuan.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.standalone.client.GatewayClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run of letters whose process is killed when some are written, and when some are mailed: each
 * account has one letter, each letter one mail, and none changes.
 *
 * <p>A small run with a fixed seed; a larger one: {@code mvn verify -Dletters.killed=1000
 * -Dletters.seed=<any>} with this test only.
 */
@Order(4)
@Execution(ExecutionMode.CONCURRENT)
class KilledLettersIT {

  private static final int LETTERS = Integer.getInteger("letters.killed", 16);
  private static final long SEED = Long.getLong("letters.seed", 20261129);

  private static final Pattern DOCUMENT =
      Pattern.compile("CN01\\.20260331\\.[0-9A-Z]{10}(?=\\.pdf)");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TestPorts ports = TestPorts.free();
  private final GatewayClient gateway = new GatewayClient(ports.gateway());
  private final Random random = new Random(SEED);
  private final Map<String, String> hashes = new HashMap<>();
  @TempDir private Path directory;

  private RunningProcess start(String... arguments) {
    RunningProcess standalone =
        RunningProcess.openStandalone(
            ports.with("HUIKUAN_DATA", directory.resolve("data").toString()),
            directory.resolve("output"),
            arguments);
    standalone.awaitUp(ports.gateway() + "/api/v1/sandbox/clock");
    return standalone;
  }

  @Test
  void eachAccountHasOneLetterAndEachLetterOneMailThoughKilledAgainAndAgain() throws Exception {
    String run;
    try (RunningProcess standalone = start("--empty", "--clock", "2026-04-13T09:30:00+08:00")) {
      post();
      run =
          gateway
              .post(
                  "/confirmation-runs",
                  JSON.readTree(
                      """
                      {"company":"CN01","kind":"positive","cutOff":"2026-03-31"}\
                      """))
              .path("number")
              .asString();
      killed("written", () -> letters(run).size(), standalone);
    }
    try (RunningProcess standalone = start()) {
      gateway.settle();
      assertThat(state(run)).isEqualTo("written");
      note(run);
      gateway.post("/confirmation-runs/" + run + "/release");
      killed("mailed", this::mailed, standalone);
    }
    try (RunningProcess standalone = start()) {
      gateway.settle();
      note(run);
      endsAsIfNothingHadHappened(run);
    }
    isSound();
  }

  private void post() {
    for (int n = 0; n < LETTERS; n++) {
      gateway.putCustomer(
          "CN01",
          customer(n),
          JSON.readTree(
              """
              {"name":"%1$s","locale":"en","timeZone":"Asia/Shanghai","contacts":[{"id":"p1",
               "name":"%1$s","role":"paymentResponsible","email":"ap@%1$s.example"}]}\
              """
                  .formatted(customer(n))));
    }
    gateway.post(
        IntStream.range(0, 2 * LETTERS)
            .mapToObj(
                n ->
                    JSON.readTree(
                        """
                        {"kind":"invoice","company":"CN01","customer":"%s","currency":"CNY",
                         "number":"I-%d","postedOn":"2026-02-01","dueOn":"2026-06-05",
                         "amount":"%d.25"}\
                        """
                            .formatted(customer(n / 2), n, 1 + n)))
            .toList());
  }

  private static String customer(int n) {
    return "c%04d".formatted(n);
  }

  /** Kills it when so many are done as chance says. */
  private void killed(String what, IntSupplier done, RunningProcess standalone) {
    int enough = 1 + random.nextInt(LETTERS - 1);
    while (done.getAsInt() < enough) {
      LockSupport.parkNanos(1_000_000L);
    }
    standalone.kill();
    System.out.printf("Letters, seed %d: killed when %d were %s%n", SEED, enough, what);
  }

  private int mailed() {
    String[] files = directory.resolve("data/mail").toFile().list();
    return files == null ? 0 : (int) Arrays.stream(files).filter(KilledLettersIT::isMail).count();
  }

  private static boolean isMail(String name) {
    return name.endsWith(".eml");
  }

  private String state(String run) {
    return gateway.get("/confirmation-runs/" + run).path("state").asString();
  }

  /** A letter that was seen once keeps its number and its hash. */
  private void note(String run) {
    for (JsonNode each : letters(run)) {
      String number = each.path("number").asString();
      JsonNode letter = gateway.get("/confirmations/" + number);
      String hash = letter.path("hash").asString() + " " + letter.path("position").asString();
      assertThat(hashes.merge(number, hash, (before, now) -> before)).isEqualTo(hash);
    }
  }

  private List<JsonNode> letters(String run) {
    return Chased.pages(gateway, "/confirmations?company=CN01&limit=100&run=" + run, "letters");
  }

  private void endsAsIfNothingHadHappened(String run) throws IOException {
    JsonNode ended = gateway.get("/confirmation-runs/" + run);
    assertThat(ended.path("state").asString()).isEqualTo("sent");
    assertThat(ended.path("written").asInt()).isEqualTo(LETTERS);
    assertThat(ended.path("skipped").asInt()).isZero();
    assertThat(ended.path("requested").asInt()).isEqualTo(LETTERS);
    long sum = IntStream.range(0, 2 * LETTERS).mapToLong(n -> 100L * (1 + n) + 25).sum();
    JsonNode results =
        gateway.get("/confirmation-runs/" + run + "/results").path("results").path(0);
    for (String row : List.of("all", "sent", "unanswered")) {
      JsonNode told = results.path(row);
      assertThat(told.path("letters").asInt()).as(row).isEqualTo(LETTERS);
      assertThat(told.path("balance").asString())
          .as(row)
          .isEqualTo("%d.%02d".formatted(sum / 100, sum % 100));
    }
    List<String> accounts =
        letters(run).stream().map(each -> each.path("account").asString()).toList();
    assertThat(accounts)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, LETTERS).mapToObj(n -> "CN01." + customer(n) + ".CNY").toList());
    assertThat(gateway.get("/confirmations?company=CN01&limit=1000").path("letters"))
        .hasSize(LETTERS);
    assertThat(mails().keySet()).isEqualTo(new TreeSet<>(hashes.keySet()));
    assertThat(mails().values()).containsOnly(1);
  }

  /** How many mails took each letter; a mail that is sent twice has one id, and is kept once. */
  private Map<String, Integer> mails() throws IOException {
    Map<String, Integer> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory.resolve("data/mail"))) {
      for (Path file : files.filter(each -> isMail(each.toString())).toList()) {
        DOCUMENT
            .matcher(Files.readString(file, ISO_8859_1))
            .results()
            .map(each -> each.group())
            .distinct()
            .forEach(letter -> found.merge(letter, 1, Integer::sum));
      }
    }
    return found;
  }

  private void isSound() {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
    assertThat(Verification.run(directory.resolve("data"), out))
        .as(told.toString(StandardCharsets.UTF_8))
        .isZero();
  }
}
