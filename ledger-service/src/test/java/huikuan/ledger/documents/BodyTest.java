package huikuan.ledger.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import huikuan.platform.fields.Faults;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
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
        .extracting(BodyTest::json)
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

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~[{"a":}]~           | ~see line 1, column 7~
          ~[{"a":1},\n {a:2}]~ | ~see line 2, column 3~
          ~[{"a":1} {}]~       | ~see line 1, column 10~
          ~[NaN]~              | ~see line 1, column 5~
          ~[nonsense]~         | ~see line 1, column 2~
          ~[1.]~               | ~see line 1, column 4~
          ~[01]~               | ~see line 1, column 3~
          ~["a~                | ~it ends too early~
          ~[{"a":1}~           | ~it ends too early~
          ~[{"a":1~            | ~it ends too early~
          ~[~                  | ~it ends too early~
          """)
  void whereABodyIsNoJsonIsSaidInWordsOfOurs(String text, String fault) {
    assertThat(refusal(() -> array(text.replace("\\n", "\n"))).detail())
        .isEqualTo("The body is no JSON: " + fault + ".");
  }

  @Test
  void textThatIsNotUtf8IsRefusedWhole() {
    byte[] latin = "[{\"a\":\"é\"}]".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refusal(() -> body.array(latin)).detail())
        .isEqualTo("The body is no JSON: it is not UTF-8.");
  }

  /** Other readers would understand another text. */
  @ParameterizedTest
  @ValueSource(strings = {"C0AF", "E080AF", "C181", "C080", "EDA080"})
  void charactersInMoreBytesThanTheyNeedAreRefused(String bytes) {
    byte[] text = HexFormat.of().parseHex("5B7B2261223A22" + bytes + "227D5D");
    assertThat(refusal(() -> body.array(text)).detail())
        .isEqualTo("The body is no JSON: it is not UTF-8.");
  }

  @Test
  void nestingWithoutEndAndEndlessNumbersAreRefusedWhole() {
    String limits =
        " is no JSON: it is nested deeper than 500 levels, or has a number of more than 1,000"
            + " digits or a name of more than 50,000 characters.";
    List<String> texts =
        List.of("[".repeat(100_000), "1".repeat(1_001), "{\"" + "a".repeat(50_001) + "\":1}");
    for (String text : texts) {
      assertThat(refusal(() -> array("[" + text + "]")).detail()).isEqualTo("The body" + limits);
      assertThat(problem(lines(text).getFirst()).detail()).isEqualTo("The document" + limits);
    }
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
    assertThat(lines(text)).extracting(BodyTest::json).containsExactly("{\"a\":1}", "{\"a\":2}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "null", "[]", "\"invoice\"", "true"})
  void whatIsNoObjectIsADocumentOfItsOwnHoweverItComes(String text) {
    assertThat(json(array("[{}," + text + "]").getLast())).isEqualTo(text);
    assertThat(json(lines("{}\n" + text).getLast())).isEqualTo(text);
    assertThat(json(one(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{} {}", "{", "nonsense", "{}x"})
  void whatIsNotOneDocumentIsRefused(String text) {
    assertThat(problem(one(text)).type()).isEqualTo("urn:huikuan:problem:not-json");
  }

  @Test
  void aMarkOfUtf8IsNoText() {
    assertThat(array("\uFEFF[{}]")).hasSize(1);
    assertThat(lines("\uFEFF{}\n{}")).hasSize(2);
    assertThat(json(one("\uFEFF{}"))).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32LE"})
  void otherEncodingsAreRefusedHoweverTheyCome(String encoding) {
    Charset charset = Charset.forName(encoding);
    assertThat(refusal(() -> body.array("[{}]".getBytes(charset))).status()).isEqualTo(400);
    assertThat(refusal(() -> body.lines("{}".getBytes(charset))).status()).isEqualTo(400);
    assertThat(problem(Body.one("{}".getBytes(charset))).detail()).isEqualTo("Send JSON in UTF-8.");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~{}\n[~         | 1 | ~The document is no JSON: it ends too early.~
          ~{}\n\nx~       | 1 | ~The document is no JSON: see line 3, column 1.~
          ~{}{}\n{}~      | 0 | ~A document must be one JSON object.~
          ~{}\n7 8\n{}~   | 1 | ~A document must be one JSON object.~
          ~{}\n{"a":\n1}~ | 1 | ~The document is no JSON: it ends too early.~
          ~[\n{}~         | 0 | ~The document is no JSON: it ends too early.~
          """)
  void aLineThatIsNoJsonIsRefusedAndItsNeighboursAreTaken(String text, int at, String detail) {
    List<SentDocument> sent = lines(text.replace("\\n", "\n"));
    assertThat(problem(sent.get(at)))
        .returns("urn:huikuan:problem:not-json", Problem::type)
        .returns(400, Problem::status)
        .returns(detail, Problem::detail);
    assertThat(json(sent.get(at == 0 ? 1 : 0))).isEqualTo("{}");
  }

  @Test
  void lettersOfAnotherEncodingSpoilTheirLineOnly() {
    List<SentDocument> sent =
        body.lines("{}\n{\"a\":\"é\"}\n{}".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(problem(sent.get(1)).detail())
        .isEqualTo("The document is no JSON: it is not UTF-8.");
    assertThat(json(sent.get(2))).isEqualTo("{}");
  }

  @Test
  void aFieldGivenTwiceIsAFaultOfItsDocumentOnly() {
    List<SentDocument> sent = array("[{\"a\":1,\"b\":[{\"c\":1,\"c\":2}],\"a\":3},{\"a\":1}]");
    assertThat(faults(sent.get(0)).problem().errors())
        .extracting(error -> error.field())
        .containsExactly("b[0].c", "a");
    assertThat(faults(sent.get(1)).any()).isFalse();
  }

  private static String json(SentDocument sent) {
    return ((SentDocument.Value) sent).value().toString();
  }

  private static Faults faults(SentDocument sent) {
    return ((SentDocument.Value) sent).faults();
  }

  private static Problem problem(SentDocument sent) {
    return ((SentDocument.NoJson) sent).problem();
  }

  private static SentDocument one(String text) {
    return Body.one(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<SentDocument> array(String text) {
    return body.array(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<SentDocument> lines(String text) {
    return body.lines(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Problem refusal(Runnable reading) {
    ProblemException refusal = catchThrowableOfType(ProblemException.class, reading::run);
    assertThat(refusal).isNotNull();
    return refusal.problem();
  }
}
