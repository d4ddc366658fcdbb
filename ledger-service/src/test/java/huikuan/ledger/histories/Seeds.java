package huikuan.ledger.histories;

import java.util.stream.LongStream;

/** The same histories each time; {@code -Dhistories.seed=4711} adds one, and those after it. */
final class Seeds {

  private static final String SEED = "histories.seed";
  private static final String COUNT = "histories.count";

  static LongStream of(long... fixed) {
    Long first = Long.getLong(SEED);
    return first == null
        ? LongStream.of(fixed)
        : LongStream.concat(
            LongStream.of(fixed), LongStream.range(first, first + Long.getLong(COUNT, 1)));
  }

  private Seeds() {}
}
