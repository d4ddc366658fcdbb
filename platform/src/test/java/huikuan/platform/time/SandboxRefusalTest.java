package huikuan.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.platform.ServiceSettings;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SandboxRefusalTest {

  @Test
  void aServiceWithoutASandboxClockRefusesToStartInSandboxMode() {
    ServiceSettings settings = new ServiceSettings("ledger", "ledger", null, true);

    assertThatThrownBy(() -> new TimeAutoConfiguration().clock(settings))
        .hasMessageContaining("huikuan.sandbox");
  }

  @Test
  void theSandboxClockOnlyMovesForward() {
    SandboxClock clock = new SandboxClock(Instant.parse("2026-03-01T00:00:00Z"));
    clock.moveTo(Instant.parse("2026-03-02T00:00:00Z"));
    clock.moveTo(Instant.parse("2026-03-02T00:00:00Z"));

    assertThatThrownBy(() -> clock.moveTo(Instant.parse("2026-03-01T12:00:00Z")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
  }
}
