package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;

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
    try (RunningProcess refused = run(TestPorts.free(), "earlier", "format", "--empty")) {
      assertThat(refused.awaitExit()).isEqualTo(1);
      assertThat(refused.output()).contains(earlier.toString(), "format 1, not 3", "--data");
    }
    assertThat(earlier.resolve("format")).doesNotExist();
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

  @Test
  void oneBadDocumentNeverHurtsItsNeighbours() throws Exception {
    String good =
        """
        {"kind":"invoice","company":"CN01","customer":"N","currency":"USD","number":"N-%s",
         "postedOn":"2026-03-01","dueOn":"2026-03-31","amount":"10.00"}""";
    String bad = good.formatted("2").replace("10.00", "-1.001").replace("invoice\"", "invoise\"");
    String body = "[" + good.formatted("1") + "," + bad + "," + good.formatted("3") + "]";

    HttpResponse<String> answer = send("POST", "/api/v1/documents", body);

    assertThat(answer.statusCode()).isEqualTo(207);
    assertThat(answer.body()).contains("\"accepted\":2", "\"rejected\":1", "\"kind\"");
    assertThat(answer.headers().firstValue("traceparent")).isPresent();
    assertThat(Map.of("again", send("POST", "/api/v1/documents", body).body()))
        .allSatisfy((when, again) -> assertThat(again).contains("\"duplicates\":2"));
  }
}
