package huikuan.benchmarks.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import huikuan.benchmarks.documents.Accounts;
import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.documents.DocumentStream;
import huikuan.benchmarks.server.Answer;
import huikuan.benchmarks.server.NotAnswered;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Time passes only as the server lets it. */
class ClientTest {

  private static final Answer TAKEN = new Answer(1, new BitSet(), null);

  private final VirtualTicker ticker = new VirtualTicker();
  private int requests;

  private static Window seconds(int from, int to) {
    return new Window(TimeUnit.SECONDS.toNanos(from), TimeUnit.SECONDS.toNanos(to));
  }

  private Outcome run(Pace pace, Window window, Function<List<Doc>, Answer> server) {
    DocumentStream documents = new DocumentStream("d", 1, Accounts.parse("hot", "r"), Cell.DAYS);
    return new Client(0, 10, documents, server, pace, window, ticker).run();
  }

  private Function<List<Doc>, Answer> takes(long millis) {
    return sent -> {
      requests++;
      ticker.passMillis(millis);
      return TAKEN;
    };
  }

  @Test
  void aClosedLoopPostsTheNextWhenTheLastIsAnswered() {
    Outcome outcome = run(new Pace.Closed(), seconds(0, 10), takes(100));
    assertThat(requests).isEqualTo(100);
    assertThat(outcome.percentileMillis(99)).isCloseTo(100, within(1.0));
    assertThat(outcome.errors()).isZero();
  }

  @Test
  void whatHappensWhileTheServerWarmsUpDoesNotCount() {
    Outcome outcome = run(new Pace.Closed(), seconds(4, 10), takes(100));
    assertThat(outcome.posted()).isEqualTo(1_000);
    // The answer at the window's very end is outside it, the one at its very begin inside.
    assertThat(outcome.counted()).isEqualTo(600);
  }

  @Test
  void aServerThatKeepsUpIsMeasuredAtTheRateAskedFor() {
    Outcome outcome = run(new Pace.Open(0, 5, 1), seconds(0, 10), takes(100));
    assertThat(requests).isEqualTo(50);
    assertThat(outcome.maxMillis()).isCloseTo(100, within(1.0));
  }

  /** With a closed loop the pause would be one slow request; here all that had to wait tell it. */
  @Test
  void aPauseOfTheServerIsFeltByAllThatWereToStartMeanwhile() {
    Function<List<Doc>, Answer> pausesOnce =
        sent -> {
          requests++;
          ticker.passMillis(requests == 11 ? 2_000 : 10);
          return TAKEN;
        };
    Outcome outcome = run(new Pace.Open(0, 10, 1), seconds(0, 10), pausesOnce);
    assertThat(requests).isEqualTo(100);
    assertThat(outcome.maxMillis()).isCloseTo(2_000, within(2.0));
    // 20 of 100 were to start within the two seconds.
    assertThat(outcome.percentileMillis(89)).isGreaterThan(900);
    assertThat(outcome.percentileMillis(50)).isCloseTo(10, within(1.0));
  }

  @Test
  void aServerTooSlowForTheRateIsNotWaitedForForEverAndWhatWasNotSentIsAnError() {
    Outcome outcome = run(new Pace.Open(0, 10, 1), seconds(0, 10), takes(1_000));
    assertThat(requests).isEqualTo(20);
    assertThat(outcome.errors()).isEqualTo(80);
    assertThat(outcome.maxMillis()).isGreaterThan(17_000);
  }

  @Test
  void whatIsRefusedOrNotAnsweredIsCountedAndTheFirstIsTold() {
    BitSet first = new BitSet();
    first.set(0);
    Outcome outcome =
        run(
            new Pace.Closed(),
            seconds(0, 3),
            sent -> {
              ticker.passMillis(1_000);
              if (requests++ == 1) {
                throw new NotAnswered(503, "away");
              }
              return new Answer(1, first, "no");
            });
    assertThat(requests).isEqualTo(3);
    assertThat(outcome.posted()).isEqualTo(18);
    assertThat(outcome.errors()).isEqualTo(3);
    assertThat(outcome.example()).isEqualTo("no");
  }
}
