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
  private final Duration patience;
  private final LongSupplier nanoTime;

  /**
   * @param patience how long nothing may move before it is given up; much work may take longer
   */
  Settling(Supplier<List<Station>> stations, Duration patience, LongSupplier nanoTime) {
    this.stations = stations;
    this.patience = patience;
    this.nanoTime = nanoTime;
  }

  /** What one look at all stations finds; a station's name tells how far it is. */
  private record Look(List<String> lagging, long passed) {
    static Look at(List<Station> stations) {
      List<String> lagging =
          stations.stream().filter(station -> !station.caughtUp()).map(Station::name).toList();
      return new Look(lagging, stations.stream().mapToLong(Station::passed).sum());
    }
  }

  /**
   * Returns when twice in a row every station had caught up and nothing passed in between: an event
   * that was between two stations in the first look has arrived by the second.
   *
   * @throws NotSettled if nothing moves any more before that
   */
  void await() {
    List<Station> all = stations.get();
    Look before = Look.at(all);
    long lastMoved = nanoTime.getAsLong();
    while (true) {
      Look now = Look.at(all);
      if (now.equals(before) && now.lagging().isEmpty()) {
        return;
      }
      if (!now.equals(before)) {
        lastMoved = nanoTime.getAsLong();
      } else if (nanoTime.getAsLong() - lastMoved >= patience.toNanos()) {
        throw new NotSettled(patience, now.lagging());
      }
      before = now;
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
