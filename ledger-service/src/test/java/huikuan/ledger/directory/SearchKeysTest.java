package huikuan.ledger.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchKeysTest {

  private final SearchKeys keys = new SearchKeys();

  @Test
  void aHanNameIsFoundFromEachCharacterOnAndByItsPinyin() {
    assertThat(keys.of("C-2001", "青石电气有限公司", "91310000MA1FL0000X"))
        .containsExactlyInAnyOrder(
            "c2001",
            "91310000ma1fl0000x",
            "青石电气有限公司",
            "石电气有限公司",
            "电气有限公司",
            "气有限公司",
            "qingshidianqiyouxiangongsi",
            "shidianqiyouxiangongsi",
            "dianqiyouxiangongsi",
            "qiyouxiangongsi",
            "qsdqyxgs",
            "sdqyxgs",
            "dqyxgs",
            "qyxgs");
  }

  @Test
  void aLatinNameIsFoundByEachOfItsWords() {
    assertThat(keys.of("7", "Müller & Söhne GmbH", null))
        .containsExactlyInAnyOrder("7", "mullersohnegmbh", "muller", "sohne", "gmbh");
  }

  @Test
  void ofACharacterThatIsReadInTwoWaysBothCount() {
    assertThat(keys.of("1", "重庆", null)).contains("chongqing", "zhongqing", "cq", "zq");
    assertThat(keys.of("1", "长行", null))
        .contains("changhang", "zhanghang", "changxing", "zhangxing");
  }

  /** As a person types it who can't type ü. */
  @Test
  void lvIsFoundAsLuToo() {
    assertThat(keys.of("1", "绿地", null)).contains("lvdi", "ludi");
  }

  @Test
  void aNameOfMixedScriptsIsOneWord() {
    assertThat(keys.of("1", "ＡＢＣ上海", null)).contains("abc上海", "abcshanghai", "abcsh", "上海");
  }

  @Test
  void aCustomerOfWhichOnlyAccountsAreKnownIsFoundByItsId() {
    assertThat(keys.of("A/B.7", null, null)).containsExactly("ab7");
  }

  @Test
  void keysAreBounded() {
    assertThat(keys.of("1", "重".repeat(200), null))
        .hasSizeLessThanOrEqualTo(96)
        .allSatisfy(key -> assertThat(key.codePointCount(0, key.length())).isBetween(1, 64));
  }

  @ParameterizedTest
  @CsvSource({
    "ＡＢ-１２, ab12",
    "Straße, strasse",
    "Łódź 5, lodz5",
    "Đặng, dang",
    "·-·, ''",
    "龍, 龙",
    "ÅÉ, ae"
  })
  void whatIsSearchedForIsNormalizedAsTheKeysAre(String text, String normalized) {
    assertThat(SearchKeys.normalized(text)).isEqualTo(normalized);
  }
}
