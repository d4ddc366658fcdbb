package huikuan.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private static final Cursor CURSOR =
      new Cursor(List.of("2012-03-31", "28"), List.of("CN01.青石.CNY", "", "-7"));

  @Test
  void whatIsWrittenIsRead() {
    String text = CURSOR.write(question());
    assertThat(text).matches("[A-Za-z0-9_-]+");
    assertThat(Cursor.read(text, question())).isEqualTo(CURSOR);
  }

  /** Each of the 63 other letters at each place, the unused bits of the last one included. */
  @Test
  void aChangedLetterIsFound() {
    String text = CURSOR.write(question());
    for (int at = 0; at < text.length(); at++) {
      for (char letter : LETTERS.toCharArray()) {
        if (letter != text.charAt(at)) {
          refused(text.substring(0, at) + letter + text.substring(at + 1));
        }
      }
    }
  }

  @Test
  void aShorterOrLongerTextIsFound() {
    String text = CURSOR.write(question());
    for (int length = 0; length < text.length(); length++) {
      refused(text.substring(0, length));
    }
    refused(text + "A");
    refused(text + "=");
    refused(text + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "-1", "2012-03-31_28_1", "null", "é", " ", "AAAAAAAAAAAAAAAAAAAA"})
  void whatIsNoCursorIsFound(String text) {
    refused(text);
  }

  @Test
  void aVeryLongTextIsFound() {
    refused("A".repeat(1_000_000));
  }

  @Test
  void anotherQuestionsCursorIsTold() {
    String text = CURSOR.write(question());
    for (ListQuestion other :
        List.of(
            ListQuestion.of("balances").with("company", "CN01"),
            ListQuestion.of("items").with("company", "CN02"),
            ListQuestion.of("items").with("customer", "CN01"),
            ListQuestion.of("items"),
            question().with("state", "open"))) {
      assertThatThrownBy(() -> Cursor.read(text, other))
          .hasMessageContaining("`next` of a page of this question");
    }
  }

  /** No value can pass for another parameter and its value. */
  @Test
  void questionsAreToldApartByEveryValue() {
    assertThat(ListQuestion.of("items").with("a", "1").with("b", "2").hash())
        .isNotEqualTo(ListQuestion.of("items").with("a", "1b=1:2").hash())
        .isEqualTo(ListQuestion.of("items").with("a", "1").with("c", null).with("b", "2").hash());
  }

  private static ListQuestion question() {
    return ListQuestion.of("items").with("company", "CN01");
  }

  private static void refused(String text) {
    assertThatThrownBy(() -> Cursor.read(text, question()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal -> {
              assertThat(refusal.problem().status()).isEqualTo(400);
              assertThat(refusal.problem().errors())
                  .containsExactly(
                      new FieldError("after", "`next` of the page before, exactly as it was told"));
            });
  }
}
