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
  void aLatinNameIsFoundFromEachOfItsWordsOn() {
    assertThat(keys.of("7", "Müller & Söhne GmbH", null))
        .containsExactlyInAnyOrder("7", "mullersohnegmbh", "sohnegmbh", "gmbh");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Patrick O'Brien Ltd, o'brien",
        "Patrick O'Brien Ltd, o’brien",
        "Patrick O'Brien Ltd, obrien",
        "Patrick O'Brien Ltd, o brien",
        "Patrick O'Brien Ltd, Brien",
        "Patrick O'Brien Ltd, obrien-ltd",
        "Patrick O’Brien Ltd, o'brien",
        "Patrick Oʼbrien Ltd, o'brien",
        "Patrick OBrien Ltd, o'brien",
        "Œuvre d'Art—Straße, d'art",
        "Œuvre d'Art—Straße, dart",
        "Œuvre d'Art—Straße, art strasse",
        "上海O’Neill贸易, o'neill",
        "上海O’Neill贸易, oneill",
        "上海O’Neill贸易, neill",
        "上海O’Neill贸易, 贸易",
        "上海O’Neill贸易, oneillmaoyi",
        "上海O’Neill贸易, oneillmy",
        "中国3M公司, 3m",
        "A-B-C Trading, b-c",
        "A-B-C Trading, bc",
        "A.B.C. Trading, abc t",
        "АО «Газпром-нефть», газпромнефть",
        "青石（上海）电气有限公司, 上海电气",
        "青石（上海）电气有限公司, shdq",
      })
  void punctuationMakesNoDifferenceWhereverItStands(String name, String q) {
    String looked = SearchKeys.normalized(q);
    assertThat(keys.of("1", name, null)).anyMatch(key -> key.startsWith(looked));
  }

  @ParameterizedTest
  @CsvSource({
    "Patrick O'Brien Ltd, rien",
    "青石（上海）有限公司, 有限公司",
    "青石（上海）有限公司, youxian",
    "青石 集团 公司, 集团",
  })
  void aNameIsNotFoundFromWithinAWordOrByItsLegalForm(String name, String q) {
    assertThat(keys.of("1", name, null)).noneMatch(key -> key.startsWith(q));
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
    assertBounded("重".repeat(200));
    assertBounded("a ".repeat(100));
    assertBounded("重 a".repeat(50));
    assertBounded("Aa'重-长.".repeat(28));
  }

  private void assertBounded(String name) {
    assertThat(keys.of("1", name, null))
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
