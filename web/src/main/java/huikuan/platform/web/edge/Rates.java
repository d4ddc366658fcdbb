package huikuan.platform.web.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * How often each of many may do something. One who was not seen for as long as it takes to have all
 * of it again is forgotten, and so is the one seen longest ago when there are too many.
 */
final class Rates {

  private final long most;
  private final Duration within;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;

  /**
   * @param most times, which may come at once
   * @param within the time in which so many are given anew, evenly
   * @param remembered how many are kept
   */
  Rates(long most, Duration within, int remembered, Ticker ticker) {
    this.most = most;
    this.within = within;
    this.time = new Nanos(ticker);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(remembered)
            .expireAfterAccess(within)
            .ticker(ticker::nanos)
            .build();
  }

  /** Takes one time; otherwise answers how long it has to wait for one. */
  Duration take(String who) {
    return Duration.ofNanos(bucket(who).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
  }

  /** How long it has to wait; zero = it need not. */
  Duration wait(String who) {
    Bucket known = buckets.getIfPresent(who);
    return known == null
        ? Duration.ZERO
        : Duration.ofNanos(known.estimateAbilityToConsume(1).getNanosToWaitForRefill());
  }

  /** Whether it was seen a short while ago. */
  boolean knows(String who) {
    return buckets.getIfPresent(who) != null;
  }

  private Bucket bucket(String who) {
    return buckets.get(
        who,
        _ ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, within))
                .withCustomTimePrecision(time)
                .build());
  }

  private record Nanos(Ticker ticker) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return ticker.nanos();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
