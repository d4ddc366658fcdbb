package huikuan.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

  @ParameterizedTest
  @CsvSource({
    "li.na@example.com, li.na@example.com",
    "Li.Na+ar@Example.COM, Li.Na+ar@example.com",
    "o'neill_2@mail.x-y.example, o'neill_2@mail.x-y.example",
    "mueller@bücher.example, mueller@xn--bcher-kva.example",
    "mueller@BÜCHER.example, mueller@xn--bcher-kva.example",
    "ar@straße.example, ar@xn--strae-oqa.example",
    "wang@例子。公司, wang@xn--fsqu00a.xn--55qx5d",
    "wang@xn--fsqu00a.xn--55qx5d, wang@xn--fsqu00a.xn--55qx5d",
    "a@163.com, a@163.com"
  })
  void isWrittenAsMailServersTakeIt(String given, String used) {
    assertThat(MailAddress.parse(given)).isEqualTo(used);
    assertThat(MailAddress.parse(used)).isEqualTo(used);
    assertThat(MailAddress.allows(given)).isTrue();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "n/a|no @",
        "a.@x.example|before the @",
        ".a@x.example|before the @",
        "a..b@x.example|before the @",
        "a b@x.example|before the @",
        "a@b@x.example|before the @",
        "@x.example|before the @",
        "\"a b\"@x.example|a quoted part",
        "müller@bücher.example|letters before the @ that are not ASCII",
        "a@x..example|after the @",
        "a@.x.example|after the @",
        "a@x.example.|after the @",
        "a@localhost|after the @",
        "a@|after the @",
        "a@-x.example|after the @",
        "a@x-.example|after the @",
        "a@x_y.example|after the @",
        "a@xn--0.example|after the @",
        "a@192.0.2.1|after the @",
        "a@[192.0.2.1]|after the @",
        "a@x.example>|after the @",
        "a@x.example, b@x.example|before the @",
        "a@x.example;b|after the @",
        "Li <li@x.example>|before the @",
        "a@x\u200b.exam ple|after the @"
      })
  void whatCanNeverBeMailedIsRefusedWithTheReason(String text, String found) {
    assertThatThrownBy(() -> MailAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a mail address, such as li.na@example.com; found ")
        .hasMessageContaining(found);
    assertThat(MailAddress.allows(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\nBcc: b@x.example", "\n", "\u0000", "\t", " "})
  void nothingMayFollow(String more) {
    assertThat(MailAddress.allows("a@x.example" + more)).isFalse();
    assertThat(MailAddress.allows("a" + more + "@x.example")).isFalse();
  }

  @Test
  void itsLengthIsThatOfMail() {
    String domain = ("d".repeat(62) + ".").repeat(3) + "example";
    assertThat(MailAddress.allows("l".repeat(254 - 1 - domain.length()) + "@" + domain)).isTrue();
    assertThat(MailAddress.allows("l".repeat(255 - 1 - domain.length()) + "@" + domain)).isFalse();
    assertThat(MailAddress.allows("l".repeat(64) + "@x.example")).isTrue();
    assertThat(MailAddress.allows("l".repeat(65) + "@x.example")).isFalse();
    assertThat(MailAddress.allows("a@" + "d".repeat(63) + ".example")).isTrue();
    assertThat(MailAddress.allows("a@" + "d".repeat(64) + ".example")).isFalse();
    assertThat(MailAddress.allows("a@" + "ü".repeat(60) + ".example")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "+86 138-0000-0000, +8613800000000",
    "13800000000, +8613800000000",
    "138 0000 0000, +8613800000000",
    "+49 (171) 1234567, +491711234567",
    "+1 650 253 0000, +16502530000"
  })
  void aMobileNumberIsWrittenWithItsCountry(String given, String number) {
    assertThat(MobileNumber.parse(given)).isEqualTo(number);
    assertThat(MobileNumber.parse(number)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call me",
        "123",
        "0171 1234567",
        "+",
        "+86",
        "+0171123456",
        "+1234567890123456",
        "+٨٦١٣٨٠٠٠",
        "١٣٨٠٠٠٠٠٠٠٠",
        "+86\u00a013800000000",
        ""
      })
  void aMobileNumberWithoutACountryIsRefused(String text) {
    assertThatThrownBy(() -> MobileNumber.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a number with its country, such as +86 138 0000 0000");
  }
}
