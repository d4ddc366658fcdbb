package huikuan.platform.web.edge;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether bytes go on at a rate. Each window is measured on its own, so that a quick beginning does
 * not pay for a standstill later.
 */
final class MinimumRate {

  private final double bytesPerNano;
  private final long window;
  private final LongSupplier nanos;
  private long since;
  private long moved;

  MinimumRate(long bytesPerSecond, Duration window, LongSupplier nanos) {
    this.bytesPerNano = bytesPerSecond / 1e9;
    this.window = window.toNanos();
    this.nanos = nanos;
    this.since = nanos.getAsLong();
  }

  /** Counts bytes that have moved, and answers whether they move quickly enough. */
  boolean keptWith(int bytes) {
    moved += bytes;
    long elapsed = nanos.getAsLong() - since;
    if (elapsed < window) {
      return true;
    }
    boolean kept = moved >= bytesPerNano * elapsed;
    since += elapsed;
    moved = 0;
    return kept;
  }
}
