package huikuan.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', ''",
    "a b c, a b c, ' a| b| c'",
    "a c, a b c, ' a|+b| c'",
    "a b c, a c, ' a|-b| c'",
    "a b c, a x c, ' a|-b|+x| c'",
    "'', a, '+a'",
    "a, '', '-a'",
    "a b, b a, '-a| b|+a'"
  })
  void tellsWhatIsNewAndWhatIsGone(String before, String after, String difference) {
    assertThat(
            String.join(
                "|",
                Difference.of(lines(before), lines(after)).stream()
                    .map(line -> line.mark() + line.text())
                    .toList()))
        .isEqualTo(difference);
  }

  @Test
  void bothTextsCanBeReadFromIt() {
    List<String> before = lines("a b c d a b e");
    List<String> after = lines("b c x a a e f");
    List<Difference.Line> difference = Difference.of(before, after);
    assertThat(difference.stream().filter(line -> !line.mark().equals("+")))
        .extracting(Difference.Line::text)
        .isEqualTo(before);
    assertThat(difference.stream().filter(line -> !line.mark().equals("-")))
        .extracting(Difference.Line::text)
        .isEqualTo(after);
  }

  @Test
  void nothingOfALongTextIsPassedOver() {
    List<String> before = IntStream.range(0, 2_500).mapToObj(String::valueOf).toList();
    List<Difference.Line> difference =
        Difference.of(before, IntStream.range(1, 2_500).mapToObj(String::valueOf).toList());
    assertThat(difference.stream().filter(line -> !line.mark().equals("+")))
        .extracting(Difference.Line::text)
        .isEqualTo(before);
    assertThat(difference.stream().filter(line -> line.mark().equals(" "))).hasSize(1_999);
  }

  @Test
  void aLineLooksLikeWhatItIs() {
    assertThat(new Difference.Line("+", "a").tone()).isEqualTo("good");
    assertThat(new Difference.Line("-", "a").tone()).isEqualTo("bad");
    assertThat(new Difference.Line(" ", "a").tone()).isEmpty();
  }
}
