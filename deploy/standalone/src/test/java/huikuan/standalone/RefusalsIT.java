package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.standalone.client.GatewayClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the standalone refuses, beside a running one. */
class RefusalsIT {

  private static final TestPorts PORTS = TestPorts.free();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private static Path directory;
  private static RunningProcess standalone;

  @BeforeAll
  static void start() {
    standalone = run(PORTS, "data", "running", "--empty", "--clock", "2026-03-01T08:00:00+08:00");
    standalone.awaitUp(PORTS.gateway() + "/api/v1/sandbox/clock");
  }

  @AfterAll
  static void stop() {
    standalone.close();
  }

  private static RunningProcess run(
      TestPorts ports, String data, String output, String... arguments) {
    return RunningProcess.standalone(
        ports.with("HUIKUAN_DATA", directory.resolve(data).toString()),
        directory.resolve(output),
        arguments);
  }

  @Test
  void aTakenPortIsNamedWithTheSettingThatChangesIt() throws Exception {
    try (RunningProcess second = run(PORTS, "other", "port", "--empty")) {
      assertThat(second.awaitExit()).isEqualTo(1);
      assertThat(second.output()).contains("is taken").contains("HUIKUAN_");
    }
  }

  @Test
  void aDataDirectoryBelongsToOneInstance() throws Exception {
    try (RunningProcess second = run(TestPorts.free(), "data", "directory", "--empty")) {
      assertThat(second.awaitExit()).isEqualTo(1);
      assertThat(second.output()).contains(directory.resolve("data").toString());
    }
  }

  @Test
  void aDataDirectoryOfAnotherFormatIsRefused() throws Exception {
    Path earlier = Files.createDirectories(directory.resolve("earlier"));
    Files.writeString(earlier.resolve("clock"), "2026-03-01T00:00:00Z");
    Files.writeString(earlier.resolve("format"), "1");
    try (RunningProcess refused = run(TestPorts.free(), "earlier", "format", "--empty")) {
      assertThat(refused.awaitExit()).isEqualTo(1);
      assertThat(refused.output()).contains(earlier.toString(), "format 1, not 4", "--data");
    }
    assertThat(earlier.resolve("format")).hasContent("1");
  }

  @Test
  void whatRunsOrIsEmptyIsNotVerified() throws Exception {
    try (RunningProcess inUse = run(TestPorts.free(), "data", "in-use", "verify");
        RunningProcess nothing = run(TestPorts.free(), "nothing", "nothing", "verify")) {
      assertThat(inUse.awaitExit()).isEqualTo(1);
      assertThat(inUse.output()).contains("belongs to a running instance");
      assertThat(nothing.awaitExit()).isEqualTo(1);
      assertThat(nothing.output()).contains("Nothing is kept in").doesNotContain("fault");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--clock,--clock needs a value",
    "--ledger-only,--ledger-only goes with --empty",
    "--unheard-of,Unknown argument --unheard-of"
  })
  void aWrongCommandLineIsExplained(String argument, String message) throws Exception {
    try (RunningProcess wrong = run(TestPorts.free(), "other", "argument" + argument, argument)) {
      assertThat(wrong.awaitExit()).isEqualTo(1);
      assertThat(wrong.output()).contains(message);
    }
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(PORTS.gateway() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void theClockMovesForwardOnly() throws Exception {
    HttpResponse<String> answer =
        send("PUT", "/api/v1/sandbox/clock", "{\"now\":\"2020-01-01T00:00:00Z\"}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("urn:huikuan:problem:clock-moves-forward");
    assertThat(send("PUT", "/api/v1/sandbox/clock", "{\"now\":\"soon\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void aBodyThatIsNoJsonOrTooLargeIsRefusedWhole() throws Exception {
    assertThat(send("POST", "/api/v1/documents", "[{").statusCode()).isEqualTo(400);
    assertThat(send("POST", "/api/v1/documents", " ".repeat(17_000_000)).statusCode())
        .isEqualTo(413);
  }

  /** By all views: the invoice is open until the receipt's day, and nobody else may pay it. */
  @Test
  void aReceiptDatedAheadSettlesItsInvoiceOnItsDayAndNotBefore() throws Exception {
    String receipt =
        """
        {"kind":"receipt","company":"CN02","customer":"D","currency":"USD","number":"%s",
         "postedOn":"%s","amount":"10.00","allocations":[{"invoice":"D-1","amount":"10.00"}]}\
        """;
    String posted =
        send(
                "POST",
                "/api/v1/documents",
                """
                [{"kind":"invoice","company":"CN02","customer":"D","currency":"USD","number":"D-1",
                  "postedOn":"2026-03-01","dueOn":"2026-03-15","amount":"10.00"},%s]\
                """
                    .formatted(receipt.formatted("R-1", "2026-04-02")))
            .body();
    assertThat(posted).contains("\"accepted\":2");
    assertThat(
            send("POST", "/api/v1/documents", "[" + receipt.formatted("R-2", "2026-03-01") + "]")
                .body())
        .contains("receipt R-1, dated ahead, takes 10.00 from 2026-04-02 on");
    assertThat(
            send("POST", "/api/v1/documents", "[" + receipt.formatted("R-3", "2062-02-28") + "]")
                .body())
        .contains("posted-far-ahead", "confirmPostedOn");

    moveClock("2026-04-01T23:59:59+08:00");
    assertThat(get("/accounts/CN02.D.USD")).contains("\"overdue\":\"10.00\"");
    assertThat(get("/items?company=CN02&state=open")).contains("\"D-1\"", "\"open\":\"10.00\"");
    assertThat(get("/items?company=CN02&state=ahead")).contains("\"R-1\"");
    assertThat(get("/dunning/cases?account=CN02.D.USD")).doesNotContain("\"closed\"");

    moveClock("2026-04-02T00:00:00+08:00");
    assertThat(get("/accounts/CN02.D.USD")).contains("\"overdue\":\"0.00\"");
    assertThat(get("/items?company=CN02&state=settled")).contains("\"D-1\"", "\"R-1\"");
    assertThat(get("/dunning/cases?account=CN02.D.USD")).contains("\"closed\"");
  }

  private static void moveClock(String to) throws Exception {
    assertThat(send("PUT", "/api/v1/sandbox/clock", "{\"now\":\"" + to + "\"}").statusCode())
        .isEqualTo(200);
  }

  private static String get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(PORTS.gateway() + "/api/v1" + path)).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  @Test
  void oneBadDocumentNeverHurtsItsNeighbours() throws Exception {
    String good =
        """
        {"kind":"invoice","company":"CN01","customer":"N","currency":"USD","number":"N-%s",
         "postedOn":"2026-03-01","dueOn":"2026-03-31","amount":"10.00"}\
        """;
    String bad = good.formatted("2").replace("10.00", "-1.001").replace("invoice\"", "invoise\"");
    String body = "[" + good.formatted("1") + "," + bad + "," + good.formatted("3") + "]";

    HttpResponse<String> answer = send("POST", "/api/v1/documents", body);

    assertThat(answer.statusCode()).isEqualTo(207);
    assertThat(answer.body()).contains("\"accepted\":2", "\"rejected\":1", "\"kind\"");
    assertThat(answer.headers().firstValue("traceparent")).isPresent();
    assertThat(Map.of("again", send("POST", "/api/v1/documents", body).body()))
        .allSatisfy((when, again) -> assertThat(again).contains("\"duplicates\":2"));
  }

  @Test
  void anImportTellsAllThatItRefusesAndChangesNothingElse() throws Exception {
    try (GatewayClient gateway = new GatewayClient(PORTS.gateway())) {
      Importing importing = new Importing(gateway, directory);
      importing.tellsWhatItWouldDoAndDoesNothing();
      importing.postsAllButWhatItTellsOf();
      importing.leavesOfACustomerWhatTheMappingDoesNotName();
      importing.keepsMoneyThatCameBeforeItsInvoice();
    }
  }
}
