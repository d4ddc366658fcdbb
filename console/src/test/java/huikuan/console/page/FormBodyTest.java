package huikuan.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.console.api.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class FormBodyTest {

  /** Fields and values, one after the other. */
  private static FormBody form(String... typed) {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    for (int at = 0; at < typed.length; at += 2) {
      form.add(typed[at], typed[at + 1]);
    }
    return FormBody.of(form);
  }

  @Test
  void whatIsNotFilledInIsLeftOut() {
    FormBody body =
        form("name", " 王芳 ", "role", " ", "odd", "x")
            .texts("name", "role", "contract")
            .within("absence", away -> away.texts("from"))
            .rows("addresses", List.of("value"), row -> row.texts("value"))
            .several("days")
            .lines("replaces")
            .flags("designated");
    assertThat(body.answer()).isEqualTo(Map.of("name", "王芳"));
  }

  @Test
  void numbersAreNumbersAndWhatIsNoneStaysTyped() {
    assertThat(
            form("days", "30", "months", "soon", "list", "10, 25、x", "day", "9999999999")
                .wholes("days", "months", "day")
                .numbers("list")
                .answer())
        .isEqualTo(
            Map.of(
                "days", 30, "months", "soon", "day", "9999999999", "list", List.of(10, 25, "x")));
  }

  @Test
  void amountsMayBeTypedAsTheyAreShown() {
    assertThat(
            form("amount", "1,200,000.00", "odd", "1,2")
                .amounts("amount", "odd")
                .texts("none")
                .answer())
        .isEqualTo(Map.of("amount", "1200000.00", "odd", "1,2"));
  }

  @Test
  void flagsAreSetOrAbsent() {
    assertThat(form("one", "true", "other", "false").flags("one", "other").answer())
        .isEqualTo(Map.of("one", true));
  }

  /** The API counts rows as they are sent, and so does the form that is shown again. */
  @Test
  void rowsMoveUpAndKeepWhatTheyHold() {
    Answer body =
        form(
                "rows[0].value", "",
                "rows[0].kind", "email",
                "rows[2].value", "b",
                "rows[2].kind", "post",
                "rows[11].value", "c",
                "rows[11].days", "mon",
                "rows[11].days", "",
                "rows[11].days", "tue",
                "rowsandmore[0].value", "x")
            .rows("rows", List.of("value"), row -> row.texts("kind", "value").several("days"))
            .answer();
    assertThat(body.list("rows"))
        .containsExactly(
            Answer.of(Map.of("kind", "post", "value", "b")),
            Answer.of(Map.of("value", "c", "days", List.of("mon", "tue"))));
  }

  @Test
  void linesMayHoldBlanksAndWordsDoNot() {
    assertThat(
            form("lines", "A 1\r\n\r\n B\n", "words", "09:00/11:30，13:30/17:00 x")
                .lines("lines")
                .words("words")
                .answer())
        .isEqualTo(
            Map.of(
                "lines", List.of("A 1", "B"), "words", List.of("09:00/11:30", "13:30/17:00", "x")));
  }
}
