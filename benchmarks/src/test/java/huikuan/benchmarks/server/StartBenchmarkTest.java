package huikuan.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.benchmarks.console.Options;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartBenchmarkTest {

  @Test
  void theWaysToStartAreToldApartBySemicolons() {
    Options options =
        Options.parse(List.of("--options", ";-XX:A=1,2 -Xmx1g"), Map.of("options", ""));
    assertThat(StartBenchmark.ways(options)).containsExactly("", "-XX:A=1,2 -Xmx1g");
  }

  @Test
  void oneWayIsEnough() {
    Options options = Options.parse(List.of(), Map.of("options", "-Xmx1g"));
    assertThat(StartBenchmark.ways(options)).containsExactly("-Xmx1g");
  }
}
