package huikuan.platform.settling;

import huikuan.platform.eventlog.EventLog;
import java.time.Duration;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits until nothing is under way any more. */
public final class Settling {

  private static final long SHORTEST_NANOS = Duration.ofMillis(2).toNanos();

  /** A look costs the stores time that the awaited work needs. */
  private static final long LONGEST_NANOS = Duration.ofMillis(64).toNanos();

  private Settling() {}

  /** The result of one look, which ends at the first station that lags. */
  private record Look(boolean lagging, long passed) {
    static Look at(Collection<? extends Station> stations) {
      boolean lagging = stations.stream().anyMatch(laggingNow());
      return new Look(lagging, stations.stream().mapToLong(Station::passed).sum());
    }
  }

  /** Asks each log for its end once, for all stations that read it. */
  private static Predicate<Station> laggingNow() {
    Map<EventLog, Long> ends = new IdentityHashMap<>();
    return station ->
        station instanceof LogStation reader
            ? !reader.hasReached(ends.computeIfAbsent(reader.log(), EventLog::head))
            : !station.caughtUp();
  }

  /** The names of the stations that have not caught up. */
  public static List<String> lagging(Collection<? extends Station> stations) {
    return stations.stream().filter(laggingNow()).map(Station::name).toList();
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
      if (still && !now.lagging() && !before.lagging()) {
        return;
      }
      if (!still) {
        lastMoved = System.nanoTime();
      } else if (System.nanoTime() - lastMoved >= patience.toNanos()) {
        throw new NotSettled(patience, lagging(stations));
      }
      if (now.lagging()) {
        stations.forEach(Station::hurry);
      }
      before = now;
      LockSupport.parkNanos(now.lagging() ? pause : SHORTEST_NANOS);
      pause = now.lagging() ? Math.min(2 * pause, LONGEST_NANOS) : SHORTEST_NANOS;
    }
  }
}
