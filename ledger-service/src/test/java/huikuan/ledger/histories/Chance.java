package huikuan.ledger.histories;

import java.util.List;
import java.util.Random;

/** Seeded, and said as in speech. */
final class Chance {

  private final Random random;

  Chance(long seed) {
    this.random = new Random(seed);
  }

  /** That often of a hundred times. */
  boolean percent(int often) {
    return random.nextInt(100) < often;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** From 1 to that. */
  long upTo(long most) {
    return 1 + random.nextLong(most);
  }

  <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** The last more often than the first. */
  <T> T late(List<T> all) {
    return all.get(Math.max(random.nextInt(all.size()), random.nextInt(all.size())));
  }

  Random random() {
    return random;
  }
}
