package huikuan.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SumTest {

  @Test
  void eachCurrencyIsAddedUpByItself() {
    assertThat(Sum.of(Stream.of("1.10 CNY", "5 JPY", "-0.20 CNY")))
        .containsExactly(
            new Sum("CNY", 2, new BigDecimal("0.90")), new Sum("JPY", 1, new BigDecimal("5")));
  }

  @Test
  void ofNothingThereIsNoSum() {
    assertThat(Sum.of(Stream.of())).isEmpty();
  }
}
