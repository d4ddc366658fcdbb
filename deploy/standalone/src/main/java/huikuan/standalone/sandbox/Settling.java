package huikuan.standalone.sandbox;

import huikuan.platform.settling.Station;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Waits until nothing is under way anywhere. */
final class Settling {

  private static final long POLL_NANOS = Duration.ofMillis(2).toNanos();

  private final Supplier<List<Station>> stations;
  private final Duration limit;
  private final LongSupplier nanoTime;

  Settling(Supplier<List<Station>> stations, Duration limit, LongSupplier nanoTime) {
    this.stations = stations;
    this.limit = limit;
    this.nanoTime = nanoTime;
  }

  /**
   * Returns when twice in a row every station had caught up and nothing passed in between: an event
   * that was between two stations in the first look has arrived by the second.
   *
   * @throws NotSettled if that does not come within the limit
   */
  void await() {
    List<Station> all = stations.get();
    long end = nanoTime.getAsLong() + limit.toNanos();
    boolean quietBefore = false;
    long passedBefore = 0;
    while (true) {
      List<String> lagging =
          all.stream().filter(station -> !station.caughtUp()).map(Station::name).toList();
      long passed = all.stream().mapToLong(Station::passed).sum();
      if (lagging.isEmpty() && quietBefore && passed == passedBefore) {
        return;
      }
      quietBefore = lagging.isEmpty();
      passedBefore = passed;
      if (nanoTime.getAsLong() - end >= 0) {
        throw new NotSettled(limit, lagging);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
