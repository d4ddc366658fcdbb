package huikuan.benchmarks.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ZipfTest {

  /** Draws always the same. */
  private static RandomGenerator always(double draw) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        throw new UnsupportedOperationException();
      }

      @Override
      public double nextDouble() {
        return draw;
      }
    };
  }

  @Test
  void theSecondComesHalfAsOftenAsTheFirstAndTheTenthATenthAsOften() {
    Zipf zipf = new Zipf(100_000, 1.0);
    assertThat(zipf.share(1) / zipf.share(0)).isCloseTo(0.5, within(1e-9));
    assertThat(zipf.share(9) / zipf.share(0)).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void sharesAddUpToOne() {
    Zipf zipf = new Zipf(1_000, 1.0);
    double sum = 0;
    for (int rank = 0; rank < 1_000; rank++) {
      sum += zipf.share(rank);
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
  }

  @Test
  void ranksAreDrawnByTheirShares() {
    Zipf zipf = new Zipf(100, 1.0);
    SplittableRandom random = new SplittableRandom(7);
    int[] drawn = new int[100];
    for (int draw = 0; draw < 200_000; draw++) {
      drawn[zipf.draw(random)]++;
    }
    for (int rank = 0; rank < 100; rank++) {
      assertThat(drawn[rank] / 200_000.0).isCloseTo(zipf.share(rank), within(0.005));
    }
  }

  @Test
  void theSmallestDrawIsTheFirstRankAndTheLargestTheLast() {
    Zipf zipf = new Zipf(3, 1.0);
    assertThat(zipf.draw(always(0))).isZero();
    assertThat(zipf.draw(always(Math.nextDown(1.0)))).isEqualTo(2);
    assertThat(new Zipf(1, 1.0).draw(always(0.5))).isZero();
  }

  @Test
  void withoutARankNothingCanBeDrawn() {
    assertThatThrownBy(() -> new Zipf(0, 1.0)).isInstanceOf(IllegalArgumentException.class);
  }
}
