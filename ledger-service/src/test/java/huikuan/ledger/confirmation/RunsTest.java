package huikuan.ledger.confirmation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.rendering.SampleCertificate;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of letters: what they select, that there is one of each, and that they stop and go on. */
class RunsTest {

  private static final int MANY = 240;

  /** Balances of CN01 on 31 March: below, at and above zero. */
  private static final Map<String, String> BALANCES =
      Map.of(
          "S1", "100.00", "S2", "400.00", "S3", "400.01", "S4", "0.00", "S5", "-50.00", "S6",
          "1000.00", "S7", "7.00", "S8", "8.00");

  @TempDir static Path folder;

  private static LetterHouse house;

  @BeforeAll
  static void start() {
    String certificate = "--huikuan.letters.certificates.CN07.";
    house =
        new LetterHouse(
            "runs",
            Instant.parse("2026-04-01T02:00:00Z"),
            certificate + "file=" + SampleCertificate.in(folder, "EC"),
            certificate + "password=" + SampleCertificate.PASSWORD);
    BALANCES.forEach(RunsTest::balance);
    document("CN01", "S9", "USD", "invoice", "S9-i", "500.00");
    for (String key : List.of("S2", "S9")) {
      house.put(
          "/customers/CN01/" + key,
          "{'name':'%s','locale':'en','timeZone':'Asia/Shanghai','class':'key','contacts':[]}"
              .formatted(key));
    }
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  private static void balance(String customer, String balance) {
    if (balance.startsWith("-")) {
      document("CN01", customer, "CNY", "receipt", customer + "-r", balance.substring(1));
      return;
    }
    boolean zero = balance.equals("0.00");
    document("CN01", customer, "CNY", "invoice", customer + "-i", zero ? "5.00" : balance);
    if (zero) {
      document("CN01", customer, "CNY", "receipt", customer + "-r", "5.00");
    }
  }

  private static void document(
      String company, String customer, String currency, String kind, String number, String amount) {
    Answer posted =
        house.post(
            "/documents",
            "[{'kind':'%s','company':'%s','customer':'%s','currency':'%s','number':'%s','postedOn':'2026-03-01',%s'amount':'%s'}]"
                .formatted(
                    kind,
                    company,
                    customer,
                    currency,
                    number,
                    kind.equals("invoice") ? "'dueOn':'2026-04-01'," : "",
                    amount));
    assertThat(posted.status()).as("%s", posted.body()).isEqualTo(200);
  }

  private static String run(String company, String kind, String select) {
    return "{'company':'%s','kind':'%s','cutOff':'2026-03-31','select':{%s}}"
        .formatted(company, kind, select);
  }

  private static Answer started(String body) {
    Answer started = house.post("/confirmation-runs", body);
    assertThat(started.status()).as("%s", started.body()).isEqualTo(202);
    return started;
  }

  /** The customers of a run's letters. */
  private static List<String> customers(String select) {
    Answer run = started(run("CN01", "positive", select));
    house.settle();
    List<String> selected =
        house
            .bean(Runs.class)
            .selected(house.bean(Runs.class).find(new RunNumber(run.text("/number"))).started())
            .stream()
            .map(AccountId::customer)
            .toList();
    assertThat(run.body().path("accounts").asInt()).isEqualTo(selected.size());
    Answer done = house.get("/confirmation-runs/" + run.text("/number"));
    assertThat(done.text("/state")).isEqualTo("written");
    assertThat(done.body().path("written").asInt() + done.body().path("skipped").asInt())
        .isEqualTo(selected.size());
    return selected;
  }

  @Test
  void aRunSelectsByBalanceCurrencyAndClass() {
    assertThat(customers("")).containsExactly("S1", "S2", "S3", "S6", "S7", "S8", "S9");
    assertThat(customers("'currency':'USD'")).containsExactly("S9");
    assertThat(customers("'currency':'CNY','above':'400.00'")).containsExactly("S3", "S6");
    assertThat(customers("'currency':'CNY','zero':true"))
        .containsExactly("S1", "S2", "S3", "S4", "S6", "S7", "S8");
    assertThat(customers("'currency':'CNY','credit':true"))
        .containsExactly("S1", "S2", "S3", "S5", "S6", "S7", "S8");
    assertThat(customers("'class':'key'")).containsExactly("S2", "S9");
    assertThat(customers("'class':'key','currency':'USD'")).containsExactly("S9");
    assertThat(
            house.post("/confirmation-runs", run("CN01", "positive", "'class':'none'")).problem())
        .isEqualTo("nothing-selected");
    assertThat(
            house
                .post(
                    "/confirmation-runs",
                    run("CN01", "positive", "'currency':'CNY','above':'1000.00'"))
                .problem())
        .isEqualTo("nothing-selected");
    assertThat(house.post("/confirmation-runs", run("CN77", "positive", "")).problem())
        .isEqualTo("nothing-selected");
  }

  @Test
  void aSampleIsDrawnBySeedSoThatAnybodyCanDrawItAgain() {
    for (long seed : new long[] {1, 20260331, -7}) {
      List<String> expected =
          Stream.of("S1", "S2", "S3", "S6", "S7", "S8")
              .sorted(Comparator.comparing(each -> sha256(seed + " CN01." + each + ".CNY")))
              .limit(3)
              .sorted()
              .toList();
      assertThat(customers("'currency':'CNY','sample':3,'seed':" + seed))
          .containsExactlyElementsOf(expected);
    }
    assertThat(customers("'currency':'CNY','sample':6,'seed':4")).hasSize(6);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aRunThatManyStartAtOnceIsStartedOnceAndWritesEachLetterOnce() {
    IntStream.range(0, 20)
        .forEach(n -> document("CN03", "M" + n, "CNY", "invoice", "M-" + n, "10.00"));
    String body = run("CN03", "negative", "");
    List<Answer> answers =
        IntStream.range(0, 8)
            .mapToObj(
                _ ->
                    CompletableFuture.supplyAsync(
                        () -> house.post("/confirmation-runs", body), Thread::startVirtualThread))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(answers).extracting(Answer::status).containsOnlyOnce(202).containsOnly(200, 202);
    assertThat(answers).extracting(each -> each.text("/number")).containsOnly(number(answers));
    house.settle();

    Answer written = house.get("/confirmation-runs/" + number(answers));
    assertThat(written.body().path("written").asInt()).isEqualTo(20);
    assertThat(written.body().path("skipped").asInt()).isZero();
    assertThat(
            results("/confirmation-runs/" + number(answers))
                .body()
                .at("/results/0/all/letters")
                .asInt())
        .isEqualTo(20);
    assertThat(house.get("/confirmation-runs?company=CN03").body().path("runs")).hasSize(1);
    assertThat(house.post("/confirmation-runs", body).status()).isEqualTo(200);
  }

  private static String number(List<Answer> answers) {
    return answers.getFirst().text("/number");
  }

  @Test
  void anAccountThatHasALetterIsSkippedAndItsLetterStaysAsItWas() {
    document("CN04", "A", "CNY", "invoice", "A-1", "10.00");
    document("CN04", "B", "CNY", "invoice", "B-1", "20.00");
    Answer alone =
        house.post(
            "/accounts/CN04.A.CNY/confirmations", "{'kind':'positive','cutOff':'2026-03-31'}");
    Answer run = started(run("CN04", "positive", ""));
    house.settle();

    Answer done = house.get("/confirmation-runs/" + run.text("/number"));
    assertThat(done.body().path("written").asInt()).isEqualTo(1);
    assertThat(done.body().path("skipped").asInt()).isEqualTo(1);
    assertThat(results("/confirmation-runs/" + run.text("/number")).text("/results/0/all/balance"))
        .isEqualTo("20.00");
    assertThat(house.get("/confirmations/" + alone.text("/number")).body().has("run")).isFalse();
  }

  @Test
  void aRunStopsWhileItWritesAndWhileItSendsAndGoesOn() {
    for (int n = 0; n < MANY; n++) {
      document("CN05", "C%03d".formatted(n), "CNY", "invoice", "C-" + n, "10.00");
    }
    String run = "/confirmation-runs/" + started(run("CN05", "positive", "")).text("/number");
    await(() -> written(run) > 0);
    Answer stopped = house.post(run + "/stop", "{'reason':'a wrong address'}");
    assertThat(stopped.text("/state")).isEqualTo("stopped");
    assertThat(house.post(run + "/release", "").problem()).isEqualTo("run-not-written");
    house.settle();
    Answer rests = house.get(run);
    assertThat(rests.text("/state")).isEqualTo("stopped");
    assertThat(rests.text("/stopReason")).isEqualTo("a wrong address");
    assertThat(written(run)).isBetween(1, MANY - 1);
    assertThat(results(run).body().at("/results/0/all/letters").asInt()).isEqualTo(written(run));
    assertThat(house.post(run + "/stop", "{'reason':'again'}").text("/stopReason"))
        .isEqualTo("a wrong address");
    house.moveTo("2026-04-01T02:00:01Z");
    assertThat(house.get(run).body()).isEqualTo(rests.body());

    assertThat(house.post(run + "/resume", "").text("/state")).isEqualTo("writing");
    house.settle();
    assertThat(house.get(run).text("/state")).isEqualTo("written");
    assertThat(written(run)).isEqualTo(MANY);
    assertThat(results(run).text("/results/0/all/balance")).isEqualTo(MANY + "0.00");

    house.post(run + "/release", "");
    await(() -> notSent(run) > 0);
    assertThat(house.post(run + "/stop", "{'reason':'the mail server'}").text("/state"))
        .isEqualTo("stopped");
    house.settle();
    assertThat(notSent(run)).isBetween(1, MANY - 1);
    assertThat(house.post(run + "/resume", "").text("/state")).isEqualTo("sending");
    assertThat(house.post(run + "/resume", "").status()).isEqualTo(200);
    house.settle();
    assertThat(house.get(run).text("/state")).isEqualTo("sent");
    assertThat(notSent(run)).isEqualTo(MANY);

    assertThat(unsent("&run=" + run.substring("/confirmation-runs/".length()))).hasSize(MANY);
    String first = unsent("").getFirst();
    house.post("/confirmations/" + first + "/withdraw", "{'reason':'a wrong address'}");
    house.settle();
    assertThat(unsent("")).hasSize(MANY - 1).doesNotContain(first);
    assertThat(house.get("/confirmations?company=CN05&unsent=true&state=closed").problem())
        .isEqualTo("invalid");
    assertThat(house.get("/confirmations?company=CN05&unsent=some").problem()).isEqualTo("invalid");

    assertThat(house.post(run + "/stop", "{'reason':'too late'}").problem()).isEqualTo("run-ended");
    assertThat(house.post(run + "/release", "").status()).isEqualTo(200);
    assertThat(house.get("/confirmation-runs?company=CN05&state=sent").body().path("runs"))
        .hasSize(1);
  }

  @Test
  void aRunGoesOnHoweverSoonItIsStoppedResumedAndReleased() {
    for (int n = 0; n < 6; n++) {
      String company = "CN1" + n;
      document(company, "A", "CNY", "invoice", "A-1", "10.00");
      String run = "/confirmation-runs/" + started(run(company, "positive", "")).text("/number");
      for (int times = 0; times < 20; times++) {
        house.post(run + "/stop", "{'reason':'r'}");
        house.post(run + "/resume", "");
      }
      await(() -> house.get(run).text("/state").equals("written"));
      house.post(run + "/release", "");
      await(() -> house.get(run).text("/state").equals("sent"));
    }
  }

  @Test
  void aRunLeavesOnPaperWhereNobodyCanBeMailedTo() throws IOException {
    for (int n = 1; n <= 102; n++) {
      document("CN07", "C%03d".formatted(n), "CNY", "invoice", "D-" + n, "10.00");
    }
    house.put(
        "/customers/CN07/C102",
        "{'name':'C102','locale':'en','timeZone':'Asia/Shanghai','contacts':[{'id':'p1','name':'Li"
            + " Wei','role':'paymentResponsible','email':'li@c102.example'}]}");
    String run = "/confirmation-runs/" + started(run("CN07", "positive", "")).text("/number");
    house.settle();
    assertThat(house.post(run + "/release", "{'way':'fax'}").problem()).isEqualTo("invalid");
    assertThat(house.postAs("chen.jing", run + "/release", "{'way':'mailOrPaper'}").text("/way"))
        .isEqualTo("mailOrPaper");
    house.settle();
    Answer sent = house.get(run);
    assertThat(sent.text("/state")).isEqualTo("sent");
    assertThat(sent.body().path("requested").asInt()).isEqualTo(1);
    assertThat(sent.body().path("printed").asInt()).isEqualTo(101);
    assertThat(sent.body().path("notSent").asInt()).isZero();
    assertThat(house.post(run + "/release", "").problem()).isEqualTo("run-released");
    assertThat(house.get(run + "/prints").problem()).isEqualTo("nothing-to-print");

    List<String> seals =
        house
            .get("/approvals?company=CN07&limit=200")
            .body()
            .path("approvals")
            .valueStream()
            .filter(each -> each.path("proposedBy").asString().equals("person:chen.jing"))
            .map(each -> each.path("id").asString())
            .toList();
    assertThat(seals).hasSize(101);
    String unknown = "seal.CN07.20260331.0000000000.1";
    String many =
        Stream.concat(seals.stream(), Stream.of(seals.getFirst(), unknown))
            .collect(Collectors.joining("','", "{'ids':['", "']}"));
    assertThat(problems(house.postAs("chen.jing", "/approvals/approve", many)))
        .containsOnlyKeys("own-proposal", "not-found")
        .containsEntry("own-proposal", 101L);
    Answer approved = house.postAs("zhao.lei", "/approvals/approve", many);
    assertThat(problems(approved)).isEqualTo(Map.of("none", 101L, "not-found", 1L));
    assertThat(approved.text("/results/0/approval/state")).isEqualTo("approved");
    house.settle();

    HttpResponse<byte[]> first = house.bytes(run + "/prints");
    String next = first.headers().firstValue("Link").orElseThrow();
    assertThat(next).endsWith(">; rel=\"next\"");
    HttpResponse<byte[]> last = house.bytes(next.substring("</api/v1".length(), next.indexOf('>')));
    assertThat(last.headers().firstValue("Link")).isEmpty();
    assertThat(pages(first.body())).isEqualTo(100 * pages(last.body()));
    String letter = seals.getFirst().replaceAll("^seal\\.|\\.1$", "");
    house.post(
        "/confirmations/" + letter + "/posted",
        "{'way':'ems','waybill':'EM1','postedOn':'2026-04-01'}");
    house.settle();
    HttpResponse<byte[]> rest = house.bytes(run + "/prints");
    assertThat(rest.headers().firstValue("Link")).isEmpty();
    assertThat(pages(rest.body())).isEqualTo(pages(first.body()));

    try (PDDocument document =
        Loader.loadPDF(house.bytes("/confirmations/" + letter + "/document").body())) {
      assertThat(document.getSignatureDictionaries()).hasSize(1);
    }
  }

  private static int pages(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getSignatureDictionaries()).isEmpty();
      return document.getNumberOfPages();
    }
  }

  /** How often each problem is among the results of many. */
  private static Map<String, Long> problems(Answer many) {
    return many.body()
        .path("results")
        .valueStream()
        .map(each -> each.at("/problem/type").asString("none").replaceAll(".*:", ""))
        .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
  }

  private static Answer results(String run) {
    return house.get(run + "/results");
  }

  private static int written(String run) {
    return house.get(run).body().path("written").asInt();
  }

  /** The letters that a sent run of CN05 left. */
  private static List<String> unsent(String more) {
    return house
        .get("/confirmations?company=CN05&unsent=true&limit=1000" + more)
        .body()
        .path("letters")
        .findValuesAsString("number");
  }

  private static int notSent(String run) {
    return house.get(run).body().path("notSent").asInt();
  }

  @Test
  void aLetterThatWouldBeTooLongIsSkippedAndNotCutOff() {
    document("CN09", "SHORT", "CNY", "invoice", "SHORT-1", "10.00");
    document("CN09", "LONG", "CNY", "invoice", "LONG-0", "1.00");
    String many =
        IntStream.rangeClosed(1, 10_000)
            .mapToObj(
                n ->
                    "{'kind':'invoice','company':'CN09','customer':'LONG','currency':'CNY','number':'LONG-%d','postedOn':'2026-03-01','dueOn':'2026-04-01','amount':'1.00'}"
                        .formatted(n))
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(house.post("/documents", many).body().path("accepted").asInt()).isEqualTo(10_000);
    String statement = "'kind':'statement','from':'2026-01-01','cutOff':'2026-03-31'}";

    assertThat(house.post("/accounts/CN09.LONG.CNY/confirmations", "{" + statement).problem())
        .isEqualTo("letter-too-long");
    Answer run = started("{'company':'CN09'," + statement);
    house.settle();

    Answer done = house.get("/confirmation-runs/" + run.text("/number"));
    assertThat(done.text("/state")).isEqualTo("written");
    assertThat(done.body().path("written").asInt()).isEqualTo(1);
    assertThat(done.body().path("skipped").asInt()).isEqualTo(1);
    assertThat(house.get("/confirmations?account=CN09.LONG.CNY").body().path("letters")).isEmpty();
  }

  private static void await(BooleanSupplier reached) {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (!reached.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it takes too long").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
