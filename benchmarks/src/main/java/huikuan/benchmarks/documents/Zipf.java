package huikuan.benchmarks.documents;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Ranks from 0; rank k is drawn in proportion to 1 / (k + 1)^exponent. */
final class Zipf {

  private final double[] upTo;

  Zipf(int ranks, double exponent) {
    if (ranks < 1) {
      throw new IllegalArgumentException("Zipf needs a rank at least, not " + ranks);
    }
    upTo = new double[ranks];
    double sum = 0;
    for (int rank = 0; rank < ranks; rank++) {
      sum += Math.pow(rank + 1.0, -exponent);
      upTo[rank] = sum;
    }
  }

  int draw(RandomGenerator random) {
    int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
    // A draw that hits a bound exactly belongs to the rank above it.
    return Math.min(found < 0 ? -found - 1 : found + 1, upTo.length - 1);
  }

  /** The probability of a rank. */
  double share(int rank) {
    double below = rank == 0 ? 0 : upTo[rank - 1];
    return (upTo[rank] - below) / upTo[upTo.length - 1];
  }
}
