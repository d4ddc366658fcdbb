package huikuan.benchmarks.documents;

import java.time.LocalDate;
import java.util.random.RandomGenerator;

/** On which business day the next document is posted. */
public interface Days {

  LocalDate next(RandomGenerator random);

  /** Any of so many days. */
  static Days within(LocalDate first, int days) {
    return random -> first.plusDays(random.nextInt(days));
  }

  /** Day after day, the same number of documents on each. */
  static Days passing(LocalDate first, int days, long documents) {
    return new Days() {
      private long passed;

      @Override
      public LocalDate next(RandomGenerator random) {
        return first.plusDays(Math.min(days - 1L, passed++ * days / documents));
      }
    };
  }
}
