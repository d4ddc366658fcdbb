package huikuan.chaos.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.chaos.fuzz.Wire.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fault of each kind is noticed. */
class JudgeTest {

  private static final String REFERENCE =
      """
      # Reference
      ## Problems
      | `invalid` | 400 | a parameter |
      | `busy`, `unavailable` | 503 | too much |
      ## Import
      | `elsewhere` |
      """;

  private static final String INVALID =
      """
      {"type":"urn:huikuan:problem:invalid","title":"Invalid","status":400,"detail":"limit: a number",
       "errors":[{"field":"limit","allowed":"a number"}]}\
      """;

  private final Judge judge = new Judge(Judge.documented(REFERENCE));

  private Optional<String> fault(int status, String type, String body, String... header) {
    Map<String, String> headers =
        header.length == 0
            ? Map.of("content-type", type)
            : Map.of("content-type", type, header[0], header[1]);
    return judge.fault(
        new RawRequest(List.of("GET /x HTTP/1.1"), new byte[0], 0),
        new Answer(status, headers, body.getBytes(StandardCharsets.UTF_8)));
  }

  private Optional<String> problem(int status, String body, String... header) {
    return fault(status, "application/problem+json", body, header);
  }

  @Test
  void aRefusalThatTheReferenceNamesIsRight() {
    assertThat(problem(400, INVALID)).isEmpty();
    assertThat(fault(200, "application/json", "{\"items\":[]}")).isEmpty();
    assertThat(fault(200, "text/csv", "a,b\n")).isEmpty();
  }

  @Test
  void anUnavailableServerSaysWhenToAskAgain() {
    String busy = INVALID.replace("invalid", "busy").replace("400", "503");
    assertThat(problem(503, busy, "retry-after", "2")).isEmpty();
    assertThat(problem(503, busy)).get().asString().contains("Retry-After");
  }

  @ParameterizedTest
  @CsvSource({"500", "501", "502", "504"})
  void aFaultOfTheServerIsNoticed(int status) {
    assertThat(problem(status, INVALID.replace("400", Integer.toString(status))))
        .get()
        .asString()
        .startsWith("status " + status);
  }

  @ParameterizedTest
  @CsvSource({
    "urn:huikuan:problem:invalid, urn:huikuan:problem:elsewhere",
    "urn:huikuan:problem:invalid, about:blank",
    "'\"status\":400', '\"status\":422'",
    "'\"detail\":\"limit: a number\"', '\"detail\":\"\"'",
    "'\"title\":\"Invalid\",', ''",
    "'\"allowed\"', '\"permitted\"'",
    "a number, java.lang.Long wanted",
    "a number, DateTimeParseException",
    "a number, StreamReadConstraints.getMaxNestingDepth()"
  })
  void aProblemThatIsNoneOfOursIsNoticed(String right, String wrong) {
    assertThat(problem(400, INVALID.replace(right, wrong))).isPresent();
  }

  @Test
  void aPageIsNoticed() {
    assertThat(fault(400, "text/html;charset=utf-8", "<html>")).isPresent();
    assertThat(fault(404, "text/plain", "Not found")).isPresent();
    assertThat(fault(200, "application/json", "{")).isPresent();
  }

  @Test
  void aRejectionWithinAnAnswerIsAProblemToo() {
    String results = "{\"results\":[{\"status\":\"accepted\"},{\"problem\":%s}]}";
    assertThat(fault(207, "application/json", results.formatted(INVALID))).isEmpty();
    assertThat(
            fault(
                207,
                "application/json",
                results.formatted(INVALID.replace("problem:invalid", "problem:elsewhere"))))
        .isPresent();
  }
}
