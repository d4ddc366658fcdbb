package huikuan.ledger.histories;

import huikuan.ledger.RunningLedger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnyHistoryTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void everyFigureIsWhatPaperWouldSay(long seed) {
    Shrunk.check(
        seed,
        Generator.history(seed, new Generator.Size(40, 8)),
        history -> {
          Run run = new Run();
          run.post(history);
          new Checks(run, RunningLedger.ledger().instance(), seed).all(8);
        });
  }
}
