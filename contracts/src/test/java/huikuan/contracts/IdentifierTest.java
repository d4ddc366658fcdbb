package huikuan.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0379-NEVHP",
        "上海 一号/A",
        "豫（２０１３）第５号",
        "한국",
        "a+b%20c&d=e;f?g#h\\i",
        "...",
        ".a",
        "a/../b",
        "𠮷野家",
        "हिन्दी"
      })
  void aNameMayBeAnythingThatShows(String name) {
    assertThat(Identifier.parse(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "Cafe\u0301, Café",
    "\u1112\u1161\u11ab\u1100\u116e\u11a8, 한국",
    "\u212b, Å",
    "\u30ab\u3099, ガ"
  })
  void oneTextHasOneSpelling(String written, String name) {
    assertThat(Identifier.parse(written)).isEqualTo(name);
    assertThat(AccountId.parse("CN01." + written + ".CNY"))
        .isEqualTo(AccountId.parse("CN01." + name + ".CNY"))
        .hasToString("CN01." + name + ".CNY");
    assertThat(CustomerId.parse(written + "." + written)).hasToString(name + "." + name);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      emptyValue = "",
      value = {
        "''|0 characters",
        "' '|a space at its beginning",
        " A|a space at its beginning",
        "A |a space at its end",
        "A  B|two spaces in a row",
        ".|.",
        "..|..",
        "A\u00a0B|U+00A0 NO-BREAK SPACE",
        "A\u202fB|U+202F NARROW NO-BREAK SPACE",
        "A\u2007B|U+2007 FIGURE SPACE",
        "A\u3000B|U+3000 IDEOGRAPHIC SPACE",
        "A\u2028B|U+2028 LINE SEPARATOR",
        "A\u200bB|U+200B ZERO WIDTH SPACE",
        "A\u200dB|U+200D ZERO WIDTH JOINER",
        "A\u202eB|U+202E RIGHT-TO-LEFT OVERRIDE",
        "A\u00adB|U+00AD SOFT HYPHEN",
        "\ufeffA|U+FEFF ZERO WIDTH NO-BREAK SPACE",
        "A\u0000|U+0000 NULL",
        "A\tB|U+0009 CHARACTER TABULATION",
        "A\u007f|U+007F DELETE",
        "A\ue000|U+E000 PRIVATE USE AREA E000",
        "A\u0378|U+0378",
        "A\ufe0f|U+FE0F VARIATION SELECTOR-16",
        "A\u3164|U+3164 HANGUL FILLER",
        "A\u2800|U+2800 BRAILLE PATTERN BLANK",
        "\u0301A|U+0301 COMBINING ACUTE ACCENT"
      })
  void whatDoesNotShowIsRefusedByItsName(String text, String found) {
    assertThatThrownBy(() -> Identifier.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "1 to 64 printable characters, single spaces only between them, not . or ..; found "
                + found);
    assertThatThrownBy(() -> AccountId.parse("CN01." + text + ".CNY"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CustomerId.parse("CN01." + text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void halfOfACharacterIsNone() {
    assertThatThrownBy(() -> Identifier.parse("A" + (char) 0xD842))
        .hasMessageEndingWith("found U+D842 HIGH SURROGATES D842");
  }

  @Test
  void itsLengthCountsCharactersOnceComposed() {
    assertThat(Identifier.parse("e\u0301".repeat(64))).isEqualTo("é".repeat(64));
    assertThat(Identifier.parse("𠮷".repeat(64))).isEqualTo("𠮷".repeat(64));
    assertThatThrownBy(() -> Identifier.parse("𠮷".repeat(65)))
        .hasMessageEndingWith("65 characters");
    assertThatThrownBy(() -> Identifier.parse("a".repeat(100_000)))
        .hasMessageEndingWith("100000 characters");
  }

  @Test
  void aCompanyHoldsNoDot() {
    assertThat(Identifier.parseCompany("CN 01")).isEqualTo("CN 01");
    assertThatThrownBy(() -> Identifier.parseCompany("CN.01"))
        .hasMessage(
            "1 to 64 printable characters, single spaces only between them, not . or .., no dot;"
                + " found a dot");
    assertThatThrownBy(() -> new AccountId("CN.01", "A", java.util.Currency.getInstance("CNY")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CustomerId("CN01", "A\u00a0B"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
