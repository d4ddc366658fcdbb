package huikuan.platform.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.contracts.readiness.EvidenceKind;
import huikuan.platform.company.CompanySettings.Company;
import huikuan.platform.company.CompanySettings.Texts;
import huikuan.platform.template.Language;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class CompanySettingsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aCompanyNamesTheCountryOfItsCustomersElseItIsChina() {
    CompanySettings settings =
        new CompanySettings(Map.of("DE01", new Company(BERLIN, "DE", null, null, Set.of(), 90)));
    assertThat(settings.country("DE01")).isEqualTo("DE");
    assertThat(settings.country("CN01")).isEqualTo("CN");
  }

  @Test
  void aCompanySignsWithItsNameInTheLettersLanguageElseWithItsId() {
    Texts name = new Texts("示例有限公司", "Sample GmbH");
    Texts address = new Texts("柏林", "Berlin");
    CompanySettings settings =
        new CompanySettings(
            Map.of(
                "DE01", new Company(BERLIN, "DE", name, address, Set.of(), 90),
                "CN01", new Company(BERLIN, "CN", null, null, Set.of(), 90)));
    assertThat(settings.name("DE01", Language.ZH)).isEqualTo("示例有限公司");
    assertThat(settings.name("de01", Language.EN)).isEqualTo("Sample GmbH");
    assertThat(settings.address("DE01", Language.EN)).isEqualTo("Berlin");
    assertThat(settings.name("CN01", Language.EN)).isEqualTo("CN01");
    assertThat(settings.address("CN01", Language.EN)).isNull();
    assertThat(settings.name("FR01", Language.ZH)).isEqualTo("FR01");
  }

  @Test
  void namesComeFromFilesAndFromTheEnvironment() {
    CompanySettings file =
        bound(
            new MapConfigurationPropertySource(
                Map.of(
                    "huikuan.companies.DE01.name.zh", "示例有限公司",
                    "huikuan.companies.DE01.name.en", "Sample GmbH")));
    assertThat(file.name("DE01", Language.ZH)).isEqualTo("示例有限公司");
    assertThat(file.country("DE01")).isEqualTo("CN");
    CompanySettings environment =
        bound(
            ConfigurationPropertySource.from(
                new SystemEnvironmentPropertySource(
                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                    Map.of(
                        "HUIKUAN_COMPANIES_CN01_NAME_ZH", "示例有限公司",
                        "HUIKUAN_COMPANIES_CN01_NAME_EN", "Sample Ltd."))));
    assertThat(environment.name("CN01", Language.EN)).isEqualTo("Sample Ltd.");
  }

  private static CompanySettings bound(ConfigurationPropertySource source) {
    return new Binder(source).bind("huikuan", CompanySettings.class).get();
  }

  @Test
  void aNameInOneLanguageOnlyIsRefusedAtTheStart() {
    assertThatThrownBy(() -> new Texts("示例有限公司", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zh, en");
  }

  @Test
  void whatIsNoCountryIsRefusedAtTheStart() {
    assertThatThrownBy(() -> new Company(BERLIN, "ZZ", null, null, Set.of(), 90))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ISO 3166");
  }

  private static CompanySettings of(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("huikuan", CompanySettings.class);
  }

  @Test
  void aCompanyNeedsTheEvidenceThatItNames() {
    CompanySettings settings =
        of(
            Map.of(
                "huikuan.companies.CN01.requires", "signedDeliveryNote,contract",
                "huikuan.companies.CN01.confirmed-within", "30",
                "huikuan.companies.DE01.time-zone", "Europe/Berlin"));

    assertThat(settings.requires("CN01"))
        .containsExactlyInAnyOrder(EvidenceKind.SIGNED_DELIVERY_NOTE, EvidenceKind.CONTRACT);
    assertThat(settings.requires("cn01")).hasSize(2);
    assertThat(settings.requires("DE01")).isEmpty();
    assertThat(settings.requires("US01")).isEmpty();
    assertThat(settings.confirmedWithin("CN01")).isEqualTo(30);
    assertThat(settings.confirmedWithin("DE01")).isEqualTo(90);
    assertThat(settings.confirmedWithin("US01")).isEqualTo(90);
  }

  @Test
  void aWordThatIsNoKindOfEvidenceStopsTheStart() {
    assertThatThrownBy(() -> of(Map.of("huikuan.companies.CN01.requires", "order,signedNote")))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageContaining("signedNote");
  }
}
