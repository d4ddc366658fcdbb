package huikuan.benchmarks.console;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** How long things took, each from its beginning to its end. */
public final class Times {

  private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(3);

  private final Histogram micros = new Histogram(LONGEST_MICROS, 3);
  private long errors;
  private @Nullable String example;

  public void answered(long nanos) {
    micros.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, LONGEST_MICROS));
  }

  public void failed(@Nullable String problem) {
    errors++;
    example = example == null ? problem : example;
  }

  public void add(Times other) {
    micros.add(other.micros);
    errors += other.errors;
    example = example == null ? other.example : example;
  }

  public long answered() {
    return micros.getTotalCount();
  }

  public long errors() {
    return errors;
  }

  /** The first error that said anything; null if none did. */
  public @Nullable String example() {
    return example;
  }

  public double percentileMillis(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1e3;
  }

  public double maxMillis() {
    return micros.getMaxValue() / 1e3;
  }
}
