package huikuan.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.standalone.Refusal;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountFormatTest {

  private static AmountFormat of(List<String> texts, String decimal, String grouping) {
    AmountMarks marks = AmountMarks.of(decimal, grouping);
    for (int at = 0; at < texts.size(); at++) {
      marks.see(at + 2, texts.get(at));
    }
    return marks.format();
  }

  private static BigDecimal parse(String text, String decimal, String currency) throws Exception {
    return of(List.of(), decimal, "").parse(text, Currency.getInstance(currency));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234.56|.|CNY|1234.56",
        "1,234.56|.|CNY|1234.56",
        "1,234,567.8|.|CNY|1234567.80",
        "¥1,234.56|.|CNY|1234.56",
        "￥１，２３４．５６|.|CNY|1234.56",
        "1234.56元|.|CNY|1234.56",
        "RMB 1234|.|CNY|1234.00",
        "+12.5|.|USD|12.50",
        "US$ 12.50|.|USD|12.50",
        ".5|.|USD|0.50",
        "1.234,56|,|EUR|1234.56",
        "1 234,56 €|,|EUR|1234.56",
        "1'234.50|.|CHF|1234.50",
        "1.234|.|KWD|1.234",
        "1.234|,|KWD|1234.000",
        "100.00|.|JPY|100",
        "99999999999999|.|JPY|99999999999999"
      })
  void anAmount(String text, String decimal, String currency, BigDecimal amount) throws Exception {
    assertThat(parse(text, decimal, currency)).isEqualTo(amount);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1e3|.|CNY|no amount",
        "1e999999999|.|CNY|no amount",
        "0x10|.|CNY|no amount",
        "NaN|.|CNY|no amount",
        "1.234,56|.|EUR|no amount",
        "1,23|.|EUR|no amount",
        "1,2345.00|.|EUR|no amount",
        "1,234 567.00|.|EUR|no amount",
        "1.2.3|.|EUR|no amount",
        "--5|.|EUR|no amount",
        "(5|.|EUR|no amount",
        "(5)-|.|EUR|no amount",
        "-5|.|EUR|not above zero",
        "1234.56-|.|EUR|not above zero",
        "(1234.56)|.|EUR|not above zero",
        "（５）|.|EUR|not above zero",
        "0.00|.|EUR|not above zero",
        "1.234|.|EUR|too many decimals",
        "100.50|.|JPY|too many decimals",
        "1000000000000.00|.|EUR|too large",
        "$5|.|EUR|another currency",
        "5 CNY|.|EUR|another currency",
        "5 apples|.|EUR|another currency"
      })
  void noAmount(String text, String decimal, String currency, String reason) {
    assertThatThrownBy(() -> parse(text, decimal, currency))
        .isInstanceOfSatisfying(
            AmountFormat.Fault.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234|12,5|,",
        "1.234|1.234.567|,",
        "1,234|1,234.5|.",
        "1,234|0.125|.",
        "1.234|1 234.567|.",
        "1234|12|."
      })
  void theFileTellsItsDecimalMark(String one, String other, char decimal) {
    assertThat(of(List.of(one, other), "", "").decimal()).isEqualTo(decimal);
  }

  @Test
  void anUnclearDecimalMarkIsRefusedWithWhatToWrite() {
    assertThatThrownBy(() -> of(List.of("12", "1.234"), "", ""))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "The decimal mark is not clear: 1.234 in line 3 may be 1234 or 1.234."
                + " Write decimal = . or decimal = , in the mapping.");
    assertThatThrownBy(() -> of(List.of("12.5", "12,5"), "", ""))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("12.5 in line 2, 12,5 in line 3");
    assertThat(of(List.of("1.234"), "", ",").decimal()).isEqualTo('.');
    assertThat(of(List.of("1.234"), ",", "").decimal()).isEqualTo(',');
  }
}
