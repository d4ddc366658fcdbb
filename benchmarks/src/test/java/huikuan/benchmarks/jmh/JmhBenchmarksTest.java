package huikuan.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JmhBenchmarksTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void aBenchmarkIsCalledByItsClassAndMethod() {
    assertThat(JmhBenchmarks.name("huikuan.ledger.account.DecidingBenchmark.acceptInvoice"))
        .isEqualTo("Deciding.acceptInvoice");
  }

  @Test
  void aFigureHasThreeDigitsThatCount() {
    assertThat(JmhBenchmarks.figure(1_234.5)).isEqualTo("1,235");
    assertThat(JmhBenchmarks.figure(12.345)).isEqualTo("12.3");
    assertThat(JmhBenchmarks.figure(1.2345)).isEqualTo("1.23");
    assertThat(JmhBenchmarks.figure(0.1234)).isEqualTo("0.123");
    assertThat(JmhBenchmarks.figure(Double.NaN)).isEmpty();
  }

  @Test
  void eachBenchmarkWorks() {
    JmhBenchmarks.run(
        List.of("-f", "0", "-wi", "0", "-i", "1", "-r", "1ms", "-foe", "true", "-p", "commits=500"),
        out);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains(
            "| Deciding.acceptInvoice | 1000 open |",
            "| Deciding.refuseMoreThanIsOpen | 10 open |",
            "| Reading.readDocument |",
            "| CommitHash.hash | 50 events |",
            "| EventCodec.decode | receipt event |",
            "| EventLog.append | 500 commits |",
            "| EventLog.findByKeys | 500 commits |");
  }

  @Test
  void whatIsNoneOrNoOptionIsRefused() {
    for (List<String> words : List.of(List.of("NoSuchThing"), List.of("--no-such-option"))) {
      assertThatThrownBy(() -> JmhBenchmarks.run(words, out))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("jmh: ");
    }
  }
}
