package huikuan.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountryTest {

  @ParameterizedTest
  @ValueSource(strings = {"CN", "DE", "US", "HK"})
  void aCountryIsTwoLettersOfIso3166(String country) {
    assertThat(Country.parse(country)).isEqualTo(country);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "de", "ZZ", "DEU", "China", " CN"})
  void anythingElseIsRefusedWithWhatIsAllowed(String text) {
    assertThatThrownBy(() -> Country.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a country by ISO 3166, such as CN or DE");
  }
}
