package huikuan.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.console.signin.Person;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

class AddressTest {

  private static final Address CASES = new Address("/cases", Map.of());

  @Test
  void eachChangeIsAnotherAddress() {
    Address open = CASES.with("state", "open");
    assertThat(open.toString()).isEqualTo("/cases?state=open");
    assertThat(open.with("level", "demand").toString()).isEqualTo("/cases?state=open&level=demand");
    assertThat(open.with("state", "closed").toString()).isEqualTo("/cases?state=closed");
    assertThat(open.with("state", " ").toString()).isEqualTo("/cases");
    assertThat(open.with("state", null).toString()).isEqualTo("/cases");
    assertThat(open.toString()).isEqualTo("/cases?state=open");
    assertThat(CASES.toString()).isEqualTo("/cases");
  }

  @Test
  void someOfItCanBeLeftOut() {
    Address address = CASES.with("state", "open").with("after", "x").with("level", "demand");
    assertThat(address.without("after", "level", "other").toString())
        .isEqualTo("/cases?state=open");
    assertThat(address.as("/files/cases").without("after").toString())
        .isEqualTo("/files/cases?state=open&level=demand");
    assertThat(address.next("y").value("after")).isEqualTo("y");
    assertThat(address.next(null).value("after")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b", "a+b", "a&b=c", "100%", "%41", "#x", "{id}", "{0}", "<b>\"'", "江南", "+08:00", "a/b?c"
      })
  void whatItHoldsComesBack(String value) {
    String link = CASES.with("q", value).with("z", "end").toString();
    assertThat(read(link, "q")).containsExactly(value);
    assertThat(read(link, "z")).containsExactly("end");
    assertThat(link).matches("[A-Za-z0-9/?&=%.~_:-]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a&b", "q", "江"})
  void oddNamesDoNotBreakIt(String name) {
    assertThat(read(CASES.with(name, "x").toString(), name)).containsExactly("x");
  }

  @ParameterizedTest
  @CsvSource({
    "{id}, /cases/%7Bid%7D/hold",
    "{}, /cases/%7B%7D/hold",
    "a b, /cases/a%20b/hold",
    "100%, /cases/100%25/hold",
    "a%2Fb, /cases/a%252Fb/hold",
    "a/../b, /cases/a%2F..%2Fb/hold",
    "a;b=c, /cases/a%3Bb%3Dc/hold",
    "a\\b, /cases/a%5Cb/hold",
    "a?b#c, /cases/a%3Fb%23c/hold",
    "江, /cases/%E6%B1%9F/hold"
  })
  void anIdIsOnePartOfAPathWhateverItHolds(String id, String link) {
    Address address = frame().to("/cases/{}/hold", id);
    assertThat(address.with("q", "x")).hasToString(link + "?company=CN01&q=x");
    assertThat(new Address(address.path(), Map.of())).hasToString(link);
  }

  private static Frame frame() {
    return new Frame(
        new Person("person", "chen.jing", List.of()),
        CASES,
        "CN01",
        false,
        List.of(),
        new TwoDates(null, null, ZoneId.of("UTC")),
        false,
        "en",
        "",
        List.of(),
        List.of(),
        false);
  }

  @Test
  void severalValuesOfOneNameAreKept() {
    Address address = new Address("/items", Map.of("pick", List.of("a", "b c")));
    assertThat(address.toString()).isEqualTo("/items?pick=a&pick=b%20c");
    assertThat(address.value("pick")).isEqualTo("a");
    assertThat(address.fieldsWithout())
        .containsExactly(Map.entry("pick", "a"), Map.entry("pick", "b c"));
    assertThat(address.fieldsWithout("pick")).isEmpty();
  }

  private static List<String> read(String link, String name) {
    return UriComponentsBuilder.fromUriString(link).build(true).getQueryParams().entrySet().stream()
        .filter(each -> decoded(each.getKey()).equals(name))
        .flatMap(each -> each.getValue().stream())
        .map(AddressTest::decoded)
        .toList();
  }

  private static String decoded(String text) {
    return UriUtils.decode(text, "UTF-8");
  }
}
