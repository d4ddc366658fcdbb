package huikuan.notification.paying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayingReaderTest {

  /** Examples of the standard, and of banks. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE02120300000000202051",
        "GB29 NWBK 6016 1331 9268 19",
        "fr1420041010050500013m02606",
        "NO9386011117947",
        "MT84MALT011000012345MTLCAST001S"
      })
  void anIbanIsTakenWhoseCheckDigitsAreRight(String text) {
    assertThat(PayingReader.iban(text)).isEqualTo(text.replace(" ", "").toUpperCase());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE02120300000000202052",
        "DE20120300000000202051",
        "DE0212030000000020205",
        "D102120300000000202051",
        "DE02-1203-0000-0000-2020-51",
        ""
      })
  void anyOtherIsNot(String text) {
    assertThatThrownBy(() -> PayingReader.iban(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLetterShowsItInGroupsOfFour() {
    BankAccount account =
        new BankAccount("EUR", "Bank", "DE02120300000000202051", null, "Holder", null, null);
    assertThat(account.number()).isEqualTo("DE02 1203 0000 0000 2020 51");
  }
}
