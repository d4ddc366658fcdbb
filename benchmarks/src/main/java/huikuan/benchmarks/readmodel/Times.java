package huikuan.benchmarks.readmodel;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** How long questions took, each until the last byte of its answer. */
final class Times {

  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);

  private final Histogram micros = new Histogram(LONGEST_MICROS, 3);
  private long errors;
  private @Nullable String example;

  void answered(long nanos) {
    micros.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, LONGEST_MICROS));
  }

  void failed(@Nullable String problem) {
    errors++;
    example = example == null ? problem : example;
  }

  void add(Times other) {
    micros.add(other.micros);
    errors += other.errors;
    example = example == null ? other.example : example;
  }

  long answered() {
    return micros.getTotalCount();
  }

  long errors() {
    return errors;
  }

  /** What was said of the first error; null if none said anything. */
  @Nullable String example() {
    return example;
  }

  double percentileMillis(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1e3;
  }

  double maxMillis() {
    return micros.getMaxValue() / 1e3;
  }
}
