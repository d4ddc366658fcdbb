package huikuan.platform.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.platform.company.CompanySettings.Company;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompanySettingsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aCompanyNamesTheCountryOfItsCustomersElseItIsChina() {
    CompanySettings settings = new CompanySettings(Map.of("DE01", new Company(BERLIN, "DE")));
    assertThat(settings.country("DE01")).isEqualTo("DE");
    assertThat(settings.country("CN01")).isEqualTo("CN");
  }

  @Test
  void whatIsNoCountryIsRefusedAtTheStart() {
    assertThatThrownBy(() -> new Company(BERLIN, "ZZ"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ISO 3166");
  }
}
