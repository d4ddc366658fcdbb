package huikuan.platform.settling;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Waits until nothing is under way any more. */
public final class Settling {

  private static final long SHORTEST_NANOS = Duration.ofMillis(2).toNanos();

  /** A look costs the stores time that the awaited work needs. */
  private static final long LONGEST_NANOS = Duration.ofMillis(64).toNanos();

  private Settling() {}

  /** The result of one look at all stations. */
  private record Look(List<String> lagging, long passed) {
    static Look at(Collection<? extends Station> stations) {
      List<String> lagging =
          stations.stream().filter(station -> !station.caughtUp()).map(Station::name).toList();
      return new Look(lagging, stations.stream().mapToLong(Station::passed).sum());
    }
  }

  /**
   * Returns when every station had caught up twice in a row, and no event passed in between. An
   * event between two stations in the first look has arrived by the second.
   *
   * @param patience the longest time in which nothing moves; all of the work may take longer
   * @throws NotSettled if nothing moves any more before that
   */
  public static void await(Collection<? extends Station> stations, Duration patience) {
    long pause = SHORTEST_NANOS;
    Look before = Look.at(stations);
    long lastMoved = System.nanoTime();
    while (true) {
      Look now = Look.at(stations);
      boolean still = now.passed() == before.passed();
      if (still && now.lagging().isEmpty() && before.lagging().isEmpty()) {
        return;
      }
      if (!still) {
        lastMoved = System.nanoTime();
      } else if (System.nanoTime() - lastMoved >= patience.toNanos()) {
        throw new NotSettled(patience, now.lagging());
      }
      before = now;
      LockSupport.parkNanos(pause);
      pause = now.lagging().isEmpty() ? SHORTEST_NANOS : Math.min(2 * pause, LONGEST_NANOS);
    }
  }
}
