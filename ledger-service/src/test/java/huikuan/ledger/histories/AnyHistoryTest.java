package huikuan.ledger.histories;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.histories.Generator.Size;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After any documents in any order, every answer on both clocks is that of the paper. */
class AnyHistoryTest {

  private static final int MOMENTS = 4;

  private final RunningLedger ledger = RunningLedger.ledger();

  static LongStream seeds() {
    return Seeds.of(1, 5, 13);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyFigureIsWhatPaperWouldSay(long seed) {
    Shrunk.check(
        seed,
        Generator.history(seed, new Size(40, 8)),
        history -> {
          Run run = new Run();
          run.post(history);
          new Checks(run, ledger.instance(), seed).all(MOMENTS);
        });
  }
}
