package huikuan.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource({
    "55.94, USD, 5594, 55.94 USD",
    "55.9, USD, 5590, 55.90 USD",
    "-1, CNY, -100, -1.00 CNY",
    "1200, JPY, 1200, 1200 JPY",
    "1.234, BHD, 1234, 1.234 BHD",
  })
  void countsMinorUnitsOfItsCurrency(BigDecimal amount, String code, long minor, String text) {
    Money money = Money.of(amount, Currency.getInstance(code));

    assertThat(money.minorUnits()).isEqualTo(minor);
    assertThat(money).hasToString(text);
    assertThat(Money.parse(text)).isEqualTo(money);
  }

  @ParameterizedTest
  @CsvSource({"0.001, USD", "0.5, JPY", "99999999999999999999, USD"})
  void refusesWhatTheCurrencyOrTheRegisterCannotHold(BigDecimal amount, String code) {
    assertThatThrownBy(() -> Money.of(amount, Currency.getInstance(code)))
        .isInstanceOf(ArithmeticException.class);
  }

  /** An exponent of nine digits would be written out as a number of as many. */
  @ParameterizedTest
  @ValueSource(
      strings = {"1e999999999 USD", "1E2 USD", "+1.00 USD", "1.00", " USD", "- USD", "1.0.0 USD"})
  void isWrittenAsAPlainDecimal(String text) {
    assertThatThrownBy(() -> Money.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void arithmeticIsExactAndNeverMixesCurrencies() {
    Money cent = Money.parse("0.01 USD");
    Money most = new Money(Long.MAX_VALUE, Currency.getInstance("USD"));

    assertThat(Money.parse("0.10 USD").plus(Money.parse("0.20 USD")))
        .isEqualTo(Money.parse("0.30 USD"));
    assertThat(cent.minus(Money.parse("0.02 USD"))).isEqualTo(Money.parse("-0.01 USD"));
    assertThatThrownBy(() -> most.plus(cent)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> cent.plus(Money.parse("0.01 EUR")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("USD")
        .hasMessageContaining("EUR");
    assertThatThrownBy(() -> cent.compareTo(Money.parse("0.01 EUR")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
