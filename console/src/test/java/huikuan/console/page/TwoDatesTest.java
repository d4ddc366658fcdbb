package huikuan.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TwoDatesTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Test
  void withoutEitherItIsNow() {
    assertThat(new TwoDates(null, null, SHANGHAI).isNow()).isTrue();
    assertThat(new TwoDates("", "  ", SHANGHAI)).isEqualTo(new TwoDates(null, null, SHANGHAI));
    assertThat(new TwoDates("2026-03-31", null, SHANGHAI).isNow()).isFalse();
    assertThat(new TwoDates(null, "65", SHANGHAI).isNow()).isFalse();
  }

  @Test
  void aMomentThatIsTypedIsOneOfTheCompanysZone() {
    TwoDates dates = new TwoDates("2026-03-31", "2026-04-01T09:30", SHANGHAI);
    assertThat(dates.knownAt()).isEqualTo("2026-04-01T09:30+08:00");
    assertThat(dates.moment()).isEqualTo("2026-04-01T09:30");
    assertThat(dates.day()).isEqualTo("2026-03-31");
    assertThat(dates.isPosition()).isFalse();
    assertThat(new TwoDates(null, dates.knownAt(), SHANGHAI).knownAt()).isEqualTo(dates.knownAt());
  }

  @Test
  void aMomentOfAnotherZoneIsTheSameMoment() {
    assertThat(new TwoDates(null, "2026-04-01T01:30:00Z", SHANGHAI).moment())
        .isEqualTo("2026-04-01T09:30");
  }

  @Test
  void aPositionStaysOne() {
    TwoDates dates = new TwoDates(null, " 65 ", SHANGHAI);
    assertThat(dates.knownAt()).isEqualTo("65");
    assertThat(dates.isPosition()).isTrue();
    assertThat(dates.moment()).isEqualTo("65");
  }

  @Test
  void whatIsNeitherIsLeftToTheApiToRefuse() {
    TwoDates dates = new TwoDates("soon", "yesterday", SHANGHAI);
    assertThat(dates.asOf()).isEqualTo("soon");
    assertThat(dates.knownAt()).isEqualTo("yesterday");
    assertThat(dates.moment()).isEmpty();
    assertThat(dates.isNow()).isFalse();
  }
}
