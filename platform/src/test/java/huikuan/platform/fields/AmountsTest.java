package huikuan.platform.fields;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

  /** A text that is no amount is written as a dash. */
  @ParameterizedTest(name = "{0} {1}: {2}, signed {3}")
  @CsvSource({
    "5,                   USD, 5.00 USD,            5.00 USD",
    "5.9,                 USD, 5.90 USD,            5.90 USD",
    "007.10,              USD, 7.10 USD,            7.10 USD",
    "0.00,                USD, -,                   0.00 USD",
    "0.000,               USD, -,                   0.00 USD",
    "5.900,               USD, 5.90 USD,            5.90 USD",
    "-5.9000,             USD, -,                   -5.90 USD",
    "5.9001,              USD, -,                   -",
    "-5.00,               USD, -,                   -5.00 USD",
    "--5.00,              USD, -,                   -",
    "+5.00,               USD, -,                   -",
    "-0.00,               USD, -,                   0.00 USD",
    "5.001,               USD, -,                   -",
    "999999999999.99,     USD, 999999999999.99 USD, 999999999999.99 USD",
    "1000000000000.00,    USD, -,                   -",
    "-1000000000000.00,   USD, -,                   -",
    "100,                 JPY, 100 JPY,             100 JPY",
    "100.00,              JPY, 100 JPY,             100 JPY",
    "100.50,              JPY, -,                   -",
    "0.0,                 JPY, -,                   0 JPY",
    "0.1250,              KWD, 0.125 KWD,           0.125 KWD",
    "0.125,               BHD, 0.125 BHD,           0.125 BHD",
    "1e3,                 USD, -,                   -"
  })
  void everyCurrencyHasItsOwnDecimals(String text, String code, String amount, String signed) {
    Currency currency = Currency.getInstance(code);
    assertThat(told(Amounts.amount(text, currency))).isEqualTo(amount);
    assertThat(told(Amounts.signed(text, currency))).isEqualTo(signed);
  }

  private static String told(@Nullable Money amount) {
    return amount == null ? "-" : amount.toString();
  }

  @Test
  void whatIsAllowedIsToldInTheCurrencysDecimals() {
    Currency yen = Currency.getInstance("JPY");
    assertThat(Amounts.allowed(yen))
        .isEqualTo(
            "a decimal string above zero with at most 0 decimals (more only as zeros), up to"
                + " 99999999999999");
    assertThat(Amounts.allowedSigned(yen))
        .isEqualTo(
            "a decimal string with at most 0 decimals (more only as zeros), up to 99999999999999");
    assertThat(Amounts.allowed(null))
        .isEqualTo("a decimal string above zero with as many decimals as its currency has");
  }
}
