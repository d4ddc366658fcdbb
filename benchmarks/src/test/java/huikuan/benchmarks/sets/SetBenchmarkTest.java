package huikuan.benchmarks.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetBenchmarkTest {

  private static final Command START =
      new Command(
          "start --rounds 1",
          0,
          List.of("| start to ready s | RSS MB |", "| --- | --- |", "| 9.5 | 600 |"));

  private static String written(Command... commands) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    SetBenchmark.write(
        NamedSet.QUICK, List.of(commands), new PrintStream(printed, true, StandardCharsets.UTF_8));
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsAskedForStandsInOneTableAndWhatWasPrintedBelow() {
    assertThat(written(START))
        .contains("| start to ready, s | < 15 | 9.5 | `start` |")
        .contains("### benchmarks/run start --rounds 1\n")
        .endsWith("| 9.5 | 600 |\n");
  }

  @Test
  void aCommandThatFailedIsNamed() {
    assertThat(written(new Command("start --rounds 1", 3, List.of())))
        .contains("| start to ready, s | < 15 | – |")
        .contains("- `start --rounds 1` ended with 3");
  }

  @Test
  void everySetRunsTheCommandsOfWhichSomethingIsAsked() {
    for (NamedSet set : NamedSet.values()) {
      assertThat(set.commands().stream().filter(each -> !NamedSet.figures(each).isEmpty()))
          .as(set.toString())
          .hasSize(6);
    }
  }

  @Test
  void aSetIsCalledByItsName() {
    assertThat(NamedSet.of("measures")).isEqualTo(NamedSet.MEASURES);
    assertThatThrownBy(() -> NamedSet.of("none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("set: of [quick, measures, all], not none");
  }
}
