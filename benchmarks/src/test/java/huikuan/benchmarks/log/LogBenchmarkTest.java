package huikuan.benchmarks.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogBenchmarkTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatAPeerDidNotRunIsToldApartFromNothing() throws Exception {
    LogBenchmark.run(
        List.of(
            "--parts",
            "read",
            "--sizes",
            "200,400",
            "--read",
            "100",
            "--seconds",
            "1",
            "--rounds",
            "1",
            "--peers-up-to",
            "200",
            "--postgres",
            "none"),
        out);
    assertThat(printed())
        .containsPattern("\\| tracking read, log of 200 \\| [0-9,]+ \\| [0-9,]+ \\| [0-9.,]+x \\|")
        .containsPattern("\\| tracking read, log of 400 \\| [0-9,]+ \\| not run \\|")
        .contains("- PostgreSQL not run: not wanted");
  }

  @Test
  void anAccountIsLoadedAsItGrows() throws Exception {
    LogBenchmark.run(
        List.of("--parts", "load", "--events", "200,100", "--open", "20", "--loads", "5"), out);
    assertThat(printed()).contains("| 100 events | 20 | 5 |", "| 200 events | 20 | 5 |");
  }

  @Test
  void severalInstancesAppendToOneLog() throws Exception {
    LogBenchmark.run(
        List.of("--parts", "instances", "--seconds", "1", "--rounds", "1", "--instances", "2"),
        out);
    assertThat(printed()).containsPattern("\\| 2 \\| 8 \\| [0-9,]+ \\| [0-9,]+ \\| [0-9,]+ \\|");
  }

  @Test
  void anUnknownPartOrServerIsRefused() {
    for (List<String> words :
        List.of(List.of("--parts", "append,write"), List.of("--postgres", "somewhere"))) {
      assertThatThrownBy(() -> LogBenchmark.run(words, out))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(words.getFirst());
    }
  }

  @Test
  void theMedianIsNeitherTheBestNorTheWorst() {
    assertThat(Comparison.median(List.of(9.0, 1.0, 3.0))).isEqualTo(3.0);
  }
}
