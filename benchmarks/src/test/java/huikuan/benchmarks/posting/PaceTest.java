package huikuan.benchmarks.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void aClosedLoopStartsWhenItCan() {
    assertThat(new Pace.Closed().intended(3, 7, 42)).isEqualTo(42);
  }

  @Test
  void anOpenLoopSpreadsItsRequestsEvenlyOverTheClients() {
    Pace.Open pace = new Pace.Open(1_000, 1_000, 4);
    List<Long> starts = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      for (int client = 0; client < 4; client++) {
        starts.add(pace.intended(client, number, Long.MAX_VALUE));
      }
    }
    for (int each = 0; each < starts.size(); each++) {
      assertThat(starts.get(each)).isEqualTo(1_000 + each * 1_000_000L);
    }
  }

  @Test
  void anOpenLoopDoesNotDriftHoweverLongItRuns() {
    Pace.Open pace = new Pace.Open(0, 3, 1);
    assertThat(pace.intended(0, 3 * 3_600, 0)).isEqualTo(3_600_000_000_000L);
  }
}
