package huikuan.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

  private final Formats formats = new Formats(ZoneId.of("Asia/Shanghai"));

  @ParameterizedTest
  @CsvSource({
    "0.00, '0.00'",
    "1, '1'",
    "999.99, '999.99'",
    "1234.50, '1,234.50'",
    "-215600.00, '−215,600.00'",
    "-0.125, '−0.125'",
    "99999999999999.99, '99,999,999,999,999.99'",
    "1E+3, '1,000'",
    "none, 'none'"
  })
  void anAmountKeepsEachDigit(String told, String shown) {
    assertThat(formats.amount(told)).isEqualTo(shown);
  }

  @Test
  void nothingIsShownAsNothing() {
    assertThat(formats.amount(null)).isEmpty();
    assertThat(formats.amount(" ")).isEmpty();
    assertThat(formats.money(null)).isEmpty();
    assertThat(formats.wan(null)).isEmpty();
    assertThat(formats.moment(null)).isEmpty();
    assertThat(formats.moment("")).isEmpty();
  }

  @Test
  void moneyBeginsWithItsCurrency() {
    assertThat(formats.money("1234.50 CNY")).isEqualTo("CNY 1,234.50");
    assertThat(formats.money("-3.000 KWD")).isEqualTo("KWD −3.000");
    assertThat(formats.money("12")).isEqualTo("12");
  }

  @ParameterizedTest
  @CsvSource({
    "9999.99, ''",
    "10000, '1.00 万'",
    "-215600.00, '−21.56 万'",
    "123456789, '12,345.68 万'",
    "word, ''"
  })
  void wanIsForLargeAmountsOnly(String told, String shown) {
    assertThat(formats.wan(told)).isEqualTo(shown);
  }

  @Test
  void signsAreKnown() {
    assertThat(formats.negative("-0.01")).isTrue();
    assertThat(formats.negative("0.00")).isFalse();
    assertThat(formats.negative(null)).isFalse();
    assertThat(formats.zero("0.00")).isTrue();
    assertThat(formats.zero(null)).isTrue();
    assertThat(formats.zero("-0.01")).isFalse();
    assertThat(formats.zero("word")).isFalse();
  }

  @Test
  void aMomentIsOfTheCompanysZone() {
    assertThat(formats.moment("2026-03-31T18:30:59Z")).isEqualTo("2026-04-01 02:30");
    assertThat(formats.moment("2026-03-31T09:00:00+02:00")).isEqualTo("2026-03-31 15:00");
    assertThat(formats.exactMoment("2026-03-31T18:30:59Z")).isEqualTo("2026-04-01 02:30:59");
    assertThat(formats.moment("yesterday")).isEqualTo("yesterday");
    assertThat(formats.zone()).isEqualTo("Asia/Shanghai");
  }
}
