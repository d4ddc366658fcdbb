package huikuan.ledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EvidenceSettingsTest {

  private static EvidenceSettings of(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("huikuan", EvidenceSettings.class);
  }

  @Test
  void aCompanyAsksForTheKindsThatItNames() {
    EvidenceSettings settings =
        of(
            Map.of(
                "huikuan.companies.CN01.requires", "signedDeliveryNote,contract",
                "huikuan.companies.DE01.time-zone", "Europe/Berlin"));
    assertThat(settings.requires("CN01"))
        .containsExactly(EvidenceKind.SIGNED_DELIVERY_NOTE, EvidenceKind.CONTRACT);
    assertThat(settings.requires("cn01")).hasSize(2);
    assertThat(settings.requires("DE01")).isEmpty();
    assertThat(settings.requires("US01")).isEmpty();
    assertThat(of(Map.of()).requires("CN01")).isEmpty();
  }

  @Test
  void aWordThatIsNoKindStopsTheStart() {
    assertThatThrownBy(() -> of(Map.of("huikuan.companies.CN01.requires", "order,signedNote")))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageContaining("signedNote");
  }
}
