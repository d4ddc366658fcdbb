package huikuan.ledger.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

  private final Body body = new Body(3);

  @Test
  void anArrayIsTakenApart() {
    assertThat(array("[{\"a\":1}, 2, null]"))
        .extracting(sent -> sent.value().toString())
        .containsExactly("{\"a\":1}", "2", "null");
  }

  @Test
  void anEmptyArrayHoldsNothing() {
    assertThat(array("[]")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "{}",
        "1",
        "null",
        "nonsense",
        "[",
        "[{}",
        "[{}]]",
        "[] []",
        "[{\"a\":}]",
        "[NaN]",
        "[{},]",
        "[{'a':1}]",
        "[{\"a\":1}//]"
      })
  void whatIsNoArrayOfJsonIsRefusedWhole(String text) {
    assertThat(refusal(() -> array(text)))
        .returns("urn:huikuan:problem:not-json", Problem::type)
        .returns(400, Problem::status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "[}", "[{\"a\":1", "[{]"})
  void whereTheTextIsKeptIsNobodysBusiness(String text) {
    assertThat(refusal(() -> array(text)).detail()).doesNotContain("Source", "REDACTED");
    assertThat(refusal(() -> lines("{" + text)).detail()).doesNotContain("Source", "REDACTED");
  }

  @Test
  void textThatIsNotUtf8IsRefusedWhole() {
    byte[] latin = "[{\"a\":\"é\"}]".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refusal(() -> body.array(latin)).status()).isEqualTo(400);
  }

  @Test
  void nestingWithoutEndIsRefusedWhole() {
    assertThat(refusal(() -> array("[".repeat(100_000))).status()).isEqualTo(400);
  }

  @Test
  void aLimitOfTheParserIsToldInWordsOnly() {
    String deep = "{\"a\":".repeat(600) + "1" + "}".repeat(600);
    assertThat(refusal(() -> lines(deep)).detail())
        .isEqualTo(
            "Line 1 is no JSON object: Document nesting depth (501) exceeds the maximum allowed"
                + " (500)");
    assertThat(refusal(() -> array("[{\"amount\":1" + "0".repeat(5_000) + "}]")).detail())
        .startsWith(
            "The body is no JSON: Number value length (5001) exceeds the maximum allowed (1000)")
        .doesNotContain("`");
  }

  @Test
  void tooManyDocumentsAreRefusedWhole() {
    assertThat(array("[1,2,3]")).hasSize(3);
    assertThat(refusal(() -> array("[1,2,3,4]")))
        .returns("urn:huikuan:problem:too-many-documents", Problem::type)
        .returns(413, Problem::status);
    assertThat(refusal(() -> lines("{}\n{}\n{}\n{}")).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1}\n{\"a\":2}",
        "{\"a\":1}\r\n\r\n{\"a\":2}\r\n",
        "\n\n {\"a\":1} \n{\"a\":2}\n\n"
      })
  void linesAreTakenApart(String text) {
    assertThat(lines(text))
        .extracting(sent -> sent.value().toString())
        .containsExactly("{\"a\":1}", "{\"a\":2}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "null", "[]", "\"invoice\"", "true"})
  void whatIsNoObjectIsADocumentOfItsOwnHoweverItComes(String text) {
    assertThat(array("[{}," + text + "]").getLast().value()).hasToString(text);
    assertThat(lines("{}\n" + text).getLast().value()).hasToString(text);
    assertThat(Body.one(text.getBytes(StandardCharsets.UTF_8)).value()).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{} {}", "{", "nonsense", "{}x"})
  void whatIsNotOneDocumentIsRefused(String text) {
    assertThat(refusal(() -> Body.one(text.getBytes(StandardCharsets.UTF_8))).type())
        .isEqualTo("urn:huikuan:problem:not-json");
  }

  @Test
  void aMarkOfUtf8IsNoText() {
    assertThat(array("\uFEFF[{}]")).hasSize(1);
    assertThat(lines("\uFEFF{}\n{}")).hasSize(2);
    assertThat(Body.one("\uFEFF{}".getBytes(StandardCharsets.UTF_8)).value()).hasToString("{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32LE"})
  void otherEncodingsAreRefusedHoweverTheyCome(String encoding) {
    Charset charset = Charset.forName(encoding);
    assertThat(refusal(() -> body.array("[{}]".getBytes(charset))).status()).isEqualTo(400);
    assertThat(refusal(() -> body.lines("{}".getBytes(charset))).status()).isEqualTo(400);
    assertThat(refusal(() -> Body.one("{}".getBytes(charset))).status()).isEqualTo(400);
  }

  @ParameterizedTest(name = "{0}: line {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~{}\n[~         | 2
          ~{}\n\nx~       | 3
          ~{}{}~          | 1
          ~{}\n7 8~       | 2
          ~{}\n{"a":\n1}~ | 2
          """)
  void aLineThatIsNoJsonIsNamed(String text, int line) {
    Problem problem = refusal(() -> lines(text.replace("\\n", "\n")));
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.detail()).startsWith("Line " + line + " ");
  }

  @Test
  void aFieldGivenTwiceIsAFaultOfItsDocumentOnly() {
    List<Sent> sent = array("[{\"a\":1,\"b\":[{\"c\":1,\"c\":2}],\"a\":3},{\"a\":1}]");
    assertThat(sent.get(0).faults().problem().errors())
        .extracting(error -> error.field())
        .containsExactly("b[0].c", "a");
    assertThat(sent.get(1).faults().any()).isFalse();
  }

  private List<Sent> array(String text) {
    return body.array(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<Sent> lines(String text) {
    return body.lines(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Problem refusal(Runnable reading) {
    ProblemException refusal = catchThrowableOfType(ProblemException.class, reading::run);
    assertThat(refusal).isNotNull();
    return refusal.problem();
  }
}
