package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.embedded.EmbeddedKafka;
import huikuan.embedded.EmbeddedMongo;
import huikuan.embedded.FreePorts;
import huikuan.standalone.client.GatewayClient;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The standalone's refusals beside a running one, and its work while the clock stands. */
@TestMethodOrder(OrderAnnotation.class)
class RefusalsIT {

  private static final TestPorts PORTS = TestPorts.free();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final GatewayClient CLIENT = new GatewayClient(PORTS.gateway());
  private static final String[] ACCEPT = {"Accept", "*/*"};

  @TempDir private static Path directory;
  private static RunningProcess standalone;

  @BeforeAll
  static void start() {
    standalone = run(PORTS, "data", "running", "--empty", "--clock", "2026-03-01T08:00:00+08:00");
    standalone.awaitUp(PORTS.gateway() + "/api/v1/sandbox/clock");
  }

  @AfterAll
  static void stop() {
    CLIENT.close();
    standalone.close();
  }

  private static RunningProcess run(
      TestPorts ports, String data, String output, String... arguments) {
    return RunningProcess.openStandalone(
        ports.with("HUIKUAN_DATA", directory.resolve(data).toString()),
        directory.resolve(output),
        arguments);
  }

  @Test
  void allTakenPortsAreNamedWithTheSettingsThatChangeThem() throws Exception {
    try (RunningProcess second = run(PORTS, "other", "port", "--empty")) {
      assertThat(second.awaitExit()).isEqualTo(1);
      assertThat(second.output()).contains(taken());
    }
  }

  private static List<String> taken() {
    return Stream.of(Ports.Listener.values())
        .map(each -> "is taken. Set %s to another.".formatted(each.setting()))
        .toList();
  }

  private static String refused(String data, String... words) {
    return refused(TestPorts.free(), data, words);
  }

  /** Starts in this process, to be refused before anything has begun, and answers what is told. */
  private static String refused(TestPorts ports, String data, String... words) {
    Map<String, String> environment =
        ports.with("HUIKUAN_DATA", directory.resolve(data).toString());
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8)) {
      assertThat(Standalone.run(List.of(words), environment, out, out)).isEqualTo(1);
    }
    return told.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aDataDirectoryBelongsToOneInstance() {
    assertThat(refused("data", "--empty"))
        .contains(directory.resolve("data").toString(), "belongs to a running instance");
    assertThat(refused("data", "verify")).contains("belongs to a running instance");
  }

  /** Both are wrong then, and whoever forgot that it runs has no use for another port. */
  @Test
  void aRunningInstanceIsNamedBeforeItsPorts() {
    assertThat(refused(PORTS, "data", "--empty")).contains("belongs to a running instance");
  }

  @Test
  void aDataDirectoryOfAnotherFormatIsRefused() throws Exception {
    Path earlier = Files.createDirectories(directory.resolve("earlier"));
    Files.writeString(earlier.resolve("clock"), "2026-03-01T00:00:00Z");
    Files.writeString(earlier.resolve("format"), "1");
    assertThat(refused("earlier", "--empty"))
        .contains(earlier.toString(), "format 1, not " + DataDirectory.FORMAT, "--data");
    assertThat(earlier.resolve("format")).hasContent("1");
  }

  @Test
  void whatIsEmptyIsNotVerified() {
    assertThat(refused("nothing", "verify")).contains("Nothing is kept in").doesNotContain("fault");
  }

  @Test
  void theBrokerServesThoseOnlyWhoKnowThePasswordInTheDataDirectory() throws Exception {
    Properties known = new Properties();
    try (Reader file =
        Files.newBufferedReader(directory.resolve("data").resolve(Password.KAFKA.file()))) {
      known.load(file);
    }
    assertThat(topics(known)).contains("ledger.events", "dunning.events", "notification.events");
    assertThatThrownBy(() -> topics(new Properties())).hasCauseInstanceOf(TimeoutException.class);
    known.putAll(EmbeddedKafka.clientSettings("guessed"));
    assertThatThrownBy(() -> topics(known)).hasCauseInstanceOf(SaslAuthenticationException.class);
  }

  private static Set<String> topics(Properties login) throws Exception {
    Properties settings = new Properties();
    settings.putAll(login);
    settings.put(
        "bootstrap.servers",
        "127.0.0.1:" + PORTS.environment().get(Ports.Listener.KAFKA.setting()));
    settings.put("request.timeout.ms", "2000");
    settings.put("default.api.timeout.ms", "3000");
    try (Admin admin = Admin.create(settings)) {
      return admin.listTopics().names().get();
    }
  }

  @Test
  void noLogTellsAPassword() throws Exception {
    String log = Files.readString(directory.resolve("data/logs/huikuan.log"));
    try (DataDirectory kept = DataDirectory.open(directory.resolve("another"))) {
      for (Password each : Password.values()) {
        Files.copy(directory.resolve("data").resolve(each.file()), kept.resolve(each.file()));
        assertThat(log + standalone.output()).doesNotContain(each.in(kept));
      }
    }
  }

  private static HttpResponse<String> send(
      String method, String path, String body, String... headers) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(PORTS.gateway() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .headers(headers.length == 0 ? ACCEPT : headers)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'now':'2020-01-01T00:00:00Z'}|409|clock-moves-forward",
        "{'now':'soon'}|400|no later than 2199-12-31T00:00:00Z",
        "{'now':'+999999999-12-31T00:00:00Z'}|400|no later than 2199-12-31T00:00:00Z",
        "{'now':'2226-04-20T00:00:00Z','confirm':2226}|400|no later than 2199-12-31T00:00:00Z",
        "{'now':'2126-04-20T00:00:00Z'}|409|clock-far-ahead",
        "{'now':'2126-04-20T00:00:00Z','confirm':2026}|400|confirm: the year of now, 2126",
        "{'now':'2126-04-20T00:00:00Z','confirm':'soon'}|400|confirm: a whole number",
        "{'now':'2026-04-20T00:00:00Z','x':1}|400|x: is not known here",
        "{'now':'2026-04-20T00:00:00Z','confirm':'2026'}|400|confirm: a whole number",
        "{'now':'2026-04-20T00:00:00Z','now':'2026-04-20T00:00:00Z'}|400|unreadable",
        "{}|400|now: a moment with its offset",
        "{'now':null}|400|now: a moment with its offset"
      })
  void aMoveOfTheClockThatCannotBeMeantIsRefused(String body, int status, String told)
      throws Exception {
    Instant before = CLIENT.clock();

    HttpResponse<String> answer = send("PUT", "/api/v1/sandbox/clock", body.replace('\'', '"'));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("urn:huikuan:problem:", told);
    assertThat(CLIENT.clock()).isEqualTo(before);
  }

  @Test
  void freeDataOfACustomerIsReadAndSentBackToTheLastDigit() throws Exception {
    String limit = "{\"before\":10000000.00,\"large\":1E+999999999,\"limit\":99999999999999.99}";
    String body = "{\"name\":\"Exact\",\"creditLimit\":%s}".formatted(limit);
    assertThat(send("PUT", "/api/v1/customers/CN01/EXACT", body).statusCode()).isEqualTo(201);
    assertThat(CLIENT.get("/customers/CN01/EXACT").path("creditLimit")).hasToString(limit);
  }

  /** Last, since all others have their days before: this one moves the clock by months. */
  @Test
  void whatIsDueNowIsDoneThoughTheClockStands() {
    CLIENT.put(
        "/contracts/CN09/HT-1",
        json(
            """
            {"customer":"C-1","title":"Pumps","signedOn":"2026-02-01","currency":"CNY",
             "amount":"100.00","terms":{"kind":"net","days":30,"from":"invoice"},
             "milestones":[{"id":"M1","name":"Delivery","amount":"60.00"},
              {"id":"M2","name":"Acceptance","amount":"40.00"}]}
            """));
    CLIENT.post(
        "/documents",
        json(
            """
            [{"kind":"invoice","company":"CN09","customer":"C-1","currency":"CNY","number":"M-1",
              "postedOn":"2026-03-01","amount":"100.00","contract":"HT-1"}]
            """));
    CLIENT.settle();
    assertThat(CLIENT.get("/dunning/cases/reminder.CN09.M-1").path("held").asString())
        .isEqualTo("100.00");

    CLIENT.post("/contracts/CN09/HT-1/milestones/M1/reached", json("{\"on\":\"2026-02-28\"}"));
    CLIENT.settle();
    assertThat(CLIENT.get("/dunning/cases/reminder.CN09.M-1").path("held").asString())
        .isEqualTo("40.00");
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void aMoveOfTheClockGoesOnWithoutItsClientUntilItIsStopped() throws Exception {
    Instant target = CLIENT.clock().plus(Duration.ofDays(100));
    try (Socket gone = new Socket("127.0.0.1", URI.create(PORTS.gateway()).getPort())) {
      String body = "{\"now\":\"%s\"}".formatted(target);
      String request =
          "PUT /api/v1/sandbox/clock HTTP/1.1\r\n"
              + "Host: localhost\r\n"
              + "Content-Type: application/json\r\n"
              + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body);
      gone.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }
    await(() -> CLIENT.clock().equals(target));
    await(() -> moveOfClock().path("state").asString().equals("arrived"));
    assertThat(moveOfClock().path("target").asString()).isEqualTo(target.toString());
    assertThat(moveOfClock().path("percent").asInt()).isEqualTo(100);

    Instant next = target.plus(Duration.ofDays(300));
    HttpResponse<String> onItsWay =
        send("PUT", "/api/v1/sandbox/clock", "{\"now\":\"" + next + "\"}", "Prefer", "wait=0");
    assertThat(onItsWay.statusCode()).as(onItsWay.body()).isEqualTo(202);
    assertThat(onItsWay.headers().firstValue("Location")).contains("/api/v1/sandbox/clock");
    assertThat(send("POST", "/api/v1/sandbox/clock/stop", "").statusCode()).isEqualTo(200);
    assertThat(moveOfClock().path("state").asString()).isIn("stopped", "arrived");
    CLIENT.moveClock(next);
    assertThat(CLIENT.clock()).isEqualTo(next);
  }

  private static JsonNode moveOfClock() {
    return CLIENT.get("/sandbox/clock").path("move");
  }

  private static void await(BooleanSupplier event) {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!event.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** A page needs no more than a form for it; what it would start takes minutes and disk. */
  @Test
  void aPageOfAnotherSiteStartsNoBackup() throws Exception {
    String answer =
        raw(
            "POST /api/v1/sandbox/backup HTTP/1.1\r\n"
                + "Host: 127.0.0.1\r\n"
                + "Content-Type: text/plain\r\n"
                + "Origin: https://attacker.example\r\n"
                + "Sec-Fetch-Site: cross-site\r\n"
                + "Sec-Fetch-Mode: no-cors\r\n"
                + "Content-Length: 0\r\n"
                + "Connection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 403").contains("urn:huikuan:problem:foreign-page");
  }

  /** The page's own name points here by now, so that its browser lets it read the answer. */
  @Test
  void aPageWhoseNamePointsHereReadsNothing() throws Exception {
    String answer =
        raw(
            "GET /api/v1/accounts?company=CN01 HTTP/1.1\r\nHost: attacker.example:%d\r\n"
                    .formatted(URI.create(PORTS.gateway()).getPort())
                + "Sec-Fetch-Site: same-origin\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 421").contains("urn:huikuan:problem:foreign-host");
  }

  private static String raw(String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", URI.create(PORTS.gateway()).getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
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

  @Test
  void aServiceOutsideTheStandaloneRefusesTheSandbox() throws Exception {
    try (EmbeddedMongo mongo = EmbeddedMongo.start(null, 0);
        RunningProcess ledger =
            RunningProcess.start(
                "ledger-service",
                Map.of("HUIKUAN_MONGODB_URI", mongo.uri("unused"), "HUIKUAN_SANDBOX", "true"),
                directory.resolve("ledger-service.log"),
                "--server.port=" + FreePorts.one(),
                "--management.server.port=0")) {
      assertThat(ledger.awaitExit()).isNotZero();
      assertThat(ledger.output()).contains("only the standalone has a sandbox clock");
    }
  }
}
