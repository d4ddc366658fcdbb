package huikuan.platform.settling;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Waits until nothing is under way any more. */
public final class Settling {

  private static final long PAUSE_NANOS = 2_000_000;

  private Settling() {}

  /**
   * Returns when all stations are caught up in two passes between which nothing moved: what one
   * station hands on is then seen by the next.
   *
   * @throws NotSettled after {@code patience}, naming the stations that lag
   */
  public static void await(Collection<? extends Station> stations, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    long before = -1;
    while (true) {
      boolean quiet = stations.stream().allMatch(Station::caughtUp);
      long passed = stations.stream().mapToLong(Station::passed).sum();
      if (quiet && passed == before) {
        return;
      }
      before = quiet ? passed : -1;
      if (System.nanoTime() > deadline) {
        throw new NotSettled(
            stations.stream().filter(station -> !station.caughtUp()).map(Station::name).toList());
      }
      if (!quiet) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** Something is still under way, or stuck. */
  public static final class NotSettled extends RuntimeException {

    private final List<String> lagging;

    NotSettled(List<String> lagging) {
      super("Not caught up: " + lagging);
      this.lagging = List.copyOf(lagging);
    }

    /** The stations that lag; empty if they kept moving. */
    public List<String> lagging() {
      return lagging;
    }
  }
}
