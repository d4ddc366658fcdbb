package huikuan.benchmarks.posting;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The outcome of a client's requests, or of all clients'. */
final class Outcome {

  private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);
  private static final int DIGITS = 3;

  private final Histogram latency = new Histogram(LONGEST_MICROS, DIGITS);
  private long counted;
  private long posted;
  private long rejected;
  private long failed;
  private long unsent;
  private @Nullable String example;

  void latency(long nanos) {
    long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
    latency.recordValue(Math.clamp(micros, 0, LONGEST_MICROS));
  }

  /**
   * @param inWindow whether they were acknowledged in the time that counts
   */
  void acknowledged(int documents, boolean inWindow) {
    posted += documents;
    counted += inWindow ? documents : 0;
  }

  /** Documents that were refused. */
  void rejected(int documents, @Nullable String problem) {
    rejected += documents;
    remember(problem);
  }

  /** A request that was not answered, or with an error. */
  void failed(@Nullable String problem) {
    failed++;
    remember(problem);
  }

  /** A request that never was sent, so far behind was the server; it waited at least so long. */
  void unsent(long nanos) {
    unsent++;
    latency(nanos);
  }

  private void remember(@Nullable String problem) {
    example = example == null ? problem : example;
  }

  void add(Outcome other) {
    latency.add(other.latency);
    counted += other.counted;
    posted += other.posted;
    rejected += other.rejected;
    failed += other.failed;
    unsent += other.unsent;
    remember(other.example);
  }

  /** Documents acknowledged in the time that counts. */
  long counted() {
    return counted;
  }

  /** Documents acknowledged at all. */
  long posted() {
    return posted;
  }

  /** Requests that count. */
  long requests() {
    return latency.getTotalCount();
  }

  /** Documents rejected, and requests that failed or were never sent. */
  long errors() {
    return rejected + failed + unsent;
  }

  /** The first error that said anything; null if none did. */
  @Nullable String example() {
    return example;
  }

  double percentileMillis(double percentile) {
    return latency.getValueAtPercentile(percentile) / 1e3;
  }

  double maxMillis() {
    return latency.getMaxValue() / 1e3;
  }
}
