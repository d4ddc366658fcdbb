package huikuan.platform.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.platform.web.edge.RunningEdge.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each refusal of the web server is a problem, whatever is wrong and however early. */
class RefusalsTest {

  private static RunningEdge edge;

  @BeforeAll
  static void start() {
    edge = new RunningEdge();
  }

  @AfterAll
  static void stop() {
    edge.close();
  }

  private static void assertProblem(Answer answer, int status, String name) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.problem()).isEqualTo(name);
    assertThat(answer.body())
        .contains("\"status\":" + status)
        .doesNotContain("<html", "org.", "java.", "Tomcat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/read/a?%zz",
        "/read/a?x=%",
        "/read/a?x=%4",
        "/read/a?x=%E0%A4%A",
        "/read/a?x=%E0%A4",
        "/read/a?x=%C0%80",
        "/read/a?x=%FF",
        "/nowhere?%zz",
        "/read/a?=x",
        "/read/a?x=1&=2"
      })
  void aQueryThatCannotBeDecodedIsRefused(String target) throws IOException {
    assertProblem(edge.get(target), 400, "malformed-query");
  }

  @Test
  void aMalformedQueryOfAPostIsRefused() throws IOException {
    assertProblem(
        edge.post("/echo?x=%zz", "[]".getBytes(StandardCharsets.UTF_8)), 400, "malformed-query");
  }

  @Test
  void aQueryThatIsDecodedPasses() throws IOException {
    assertThat(edge.get("/read/a?x=%E5%8C%97&y=100%25&z=%20+").body()).endsWith("a 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/read/%00",
        "/read/%zz",
        "/read/%E0%A4",
        "/read/a?x=[1]",
        "/read/a?x={",
        "/read/a|b",
        "x"
      })
  void anAddressThatHttpDoesNotAllowIsRefused(String target) throws IOException {
    assertProblem(edge.get(target), 400, "malformed-request");
  }

  @Test
  void aHeaderThatHttpDoesNotAllowIsRefused() throws IOException {
    assertProblem(edge.get("/read/a", "Bad Name: 1"), 400, "malformed-request");
    assertProblem(
        edge.send("nonsense\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
        400,
        "malformed-request");
    assertProblem(
        edge.send("GET /read/a HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
        400,
        "malformed-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/*", "application/*+json; charset=utf-8"})
  void aRangeOfTypesIsNoTypeOfABody(String type) throws IOException {
    assertProblem(edge.get("/read/a", "Content-Type: " + type), 415, "unsupported-media-type");
  }

  @Test
  void aMethodThatIsNoneIsRefused() throws IOException {
    assertProblem(edge.send(RunningEdge.head("", "/read/a")), 400, "malformed-request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json;charset=utf-16",
        "text/html, application/json; charset=\"iso-8859-1\";q=0.5",
        "*/*;charset=x"
      })
  void whateverCharsetIsWishedForAnswersAreInUtf8(String accept) throws IOException {
    Answer answer = edge.get("/shape/%E5%8C%97", "Accept: " + accept);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("content-type")).isEqualTo("application/json");
    assertThat(answer.body()).contains("{\"name\":\"北\"}");
  }

  @Test
  void formatsThatNoEndpointNamesAreNotOffered() throws IOException {
    Answer answer = edge.get("/shape/a", "Accept: application/yaml");
    assertProblem(answer, 406, "not-acceptable");
    assertThat(answer.body()).doesNotContain("yaml");
    assertProblem(
        edge.post(
            "/shape", "name: a".getBytes(StandardCharsets.UTF_8), "Content-Type: application/yaml"),
        415,
        "unsupported-media-type");
  }

  @Test
  void parametersOfAPathAreRefused() throws IOException {
    assertProblem(edge.get("/read/a;x=1"), 400, "malformed-path");
    assertThat(edge.get("/read/a%3Bx=1").body()).endsWith("a;x=1 0");
  }

  @Test
  void aParameterWithoutAValueIsRefused() throws IOException {
    Answer answer = edge.get("/read/a?x=");
    assertProblem(answer, 400, "invalid");
    assertThat(answer.body()).contains("has a value, or is left out");
  }

  @Test
  void aVersionThatNobodyKnowsIsRefused() throws IOException {
    assertProblem(
        edge.send(
            "GET /read/a HTTP/9.9\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8)),
        505,
        "unsupported-version");
  }

  @Test
  void aTransferEncodingThatNobodyKnowsIsRefused() throws IOException {
    assertProblem(
        edge.send(RunningEdge.head("POST", "/echo", "Transfer-Encoding: xchunked")),
        400,
        "malformed-request");
  }

  @Test
  void whatABodyAndAMethodMayBeIsSaid() throws IOException {
    Answer body = edge.post("/shape", "{}".getBytes(StandardCharsets.UTF_8));
    assertProblem(body, 415, "unsupported-media-type");
    assertThat(body.body()).contains("Send the body with Content-Type: application/json");
    Answer method = edge.send(RunningEdge.head("DELETE", "/shape/a"));
    assertProblem(method, 405, "method-not-allowed");
    assertThat(method.body()).contains("Here only GET.");
  }

  @Test
  void anExpectationThatNobodyKnowsIsRefused() throws IOException {
    assertProblem(edge.get("/read/a", "Expect: nonsense"), 417, "unsupported-expectation");
  }

  @Test
  void twoLengthsAreRefused() throws IOException {
    assertProblem(
        edge.send(
            RunningEdge.head("POST", "/echo", "Content-Length: 2", "Content-Length: 3"),
            "[]".getBytes(StandardCharsets.US_ASCII)),
        400,
        "malformed-request");
  }

  @Test
  void anAddressThatIsTooLongIsRefused() throws IOException {
    assertProblem(edge.get("/read/a?x=" + "x".repeat(20_000)), 414, "address-too-long");
    assertProblem(edge.get("/read/" + "x".repeat(20_000)), 414, "address-too-long");
  }

  @Test
  void headersThatAreTooManyOrTooLongAreRefused() throws IOException {
    String[] many =
        IntStream.range(0, 1_000).mapToObj(i -> "X-" + i + ": 1").toArray(String[]::new);
    assertProblem(edge.get("/read/a", many), 431, "headers-too-large");
    String[] small = IntStream.range(0, 200).mapToObj(i -> "X-" + i + ": 1").toArray(String[]::new);
    assertProblem(edge.get("/read/a", small), 431, "headers-too-large");
    assertProblem(edge.get("/read/a", "X: " + "x".repeat(20_000)), 431, "headers-too-large");
  }

  @Test
  void parametersThatAreTooManyAreRefused() throws IOException {
    assertProblem(edge.get("/read/a?" + "x=1&".repeat(1_500)), 400, "malformed-query");
    assertProblem(edge.get("/read/a?" + "x&".repeat(999)), 400, "invalid");
  }

  @Test
  void aFaultSaysNothingOfItsCause() throws IOException {
    Answer answer = edge.get("/fault");
    assertProblem(answer, 500, "internal");
    assertThat(answer.body()).doesNotContain("inner words");
  }

  @Test
  void aMethodThatNobodyKnowsIsRefused() throws IOException {
    assertThat(edge.send(RunningEdge.head("BREW", "/read/a")).status()).isEqualTo(405);
    assertProblem(edge.send(RunningEdge.head("CONNECT", "edge:1")), 405, "method-not-allowed");
  }

  /** An endpoint's rights and its known parameters are checked by the query. */
  @Test
  void aHeaderIsNoParameter() throws IOException {
    assertThat(edge.get("/x?x=1", "x: 2").body()).contains("x is 1");
    assertThat(edge.get("/x", "x: 2").body()).contains("x is null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding : chunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: \u000bchunked",
        "Transfer_Encoding\u0000: chunked",
        " Transfer-Encoding: chunked",
        "X: a\u0000b"
      })
  void aHeaderThatOthersMayReadDifferentlyIsRefused(String header) throws IOException {
    Answer answer =
        edge.send(
            RunningEdge.head("POST", "/echo", "Content-Length: 5", header),
            "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    assertProblem(answer, 400, "malformed-request");
  }

  /** What follows a body of which it is not clear where it ends is no second request. */
  @Test
  void aBodyOfTwoLengthsEndsItsConnection() throws IOException {
    String second = "GET /x?x=smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String first =
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    Answer answer = edge.send((first + second).getBytes(StandardCharsets.US_ASCII));
    assertThat(answer.body()).doesNotContain("smuggled");
    for (String lengths : new String[] {"5\r\nContent-Length: 5", "5, 5", "+5", "0x5", "-1", ""}) {
      assertThat(
              edge.send(
                      RunningEdge.head("POST", "/echo", "Content-Length: " + lengths),
                      "hello".getBytes(StandardCharsets.US_ASCII))
                  .status())
          .as(lengths)
          .isEqualTo(400);
    }
  }
}
