package huikuan.benchmarks.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

  private static final Map<String, String> DEFAULTS = Map.of("sizes", "10,100", "seed", "1");

  @Test
  void whatIsNotSaidHasItsDefault() {
    Options options = Options.parse(List.of("--seed", "1_000"), DEFAULTS);
    assertThat(options.number("seed")).isEqualTo(1_000);
    assertThat(options.numbers("sizes")).containsExactly(10, 100);
  }

  @Test
  void whatIsNoOptionOrHasNoValueIsRefused() {
    for (List<String> words :
        List.of(List.of("seed", "1"), List.of("--sead", "1"), List.of("--seed"))) {
      assertThatThrownBy(() -> Options.parse(words, DEFAULTS))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(words.getFirst());
    }
  }

  @Test
  void whatIsNoNumberIsRefused() {
    Options options = Options.parse(List.of("--seed", "many"), DEFAULTS);
    assertThatThrownBy(() -> options.number("seed"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--seed");
  }
}
