package huikuan.chaos.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Chance of one request, which depends on the seed and the request's number alone. */
final class Dice {

  private final SplittableRandom random;

  Dice(long seed, long number) {
    this.random = new SplittableRandom(new SplittableRandom(seed).nextLong() + number);
  }

  /** From 0, below the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int times) {
    return below(times) == 0;
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  @SafeVarargs
  final <T> T oneOf(T... choices) {
    return choices[below(choices.length)];
  }
}
