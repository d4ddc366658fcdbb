package huikuan.benchmarks.posting;

import java.util.concurrent.TimeUnit;

/** Time that passes only when somebody lets it pass. */
final class VirtualTicker implements Ticker {

  private long now;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void sleepUntil(long nanos) {
    now = Math.max(now, nanos);
  }

  void passMillis(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
