package huikuan.standalone.sandbox;

import huikuan.platform.settling.NotSettled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the clock stands.
 *
 * @param move the one under way, or the last one since the start; null = none
 */
record ClockStatus(Instant now, @Nullable Moving move) {

  /**
   * @param state {@code moving}, {@code stopping}, {@code arrived}, {@code stopped}, {@code stuck}
   * @param percent of the time from {@code from} to {@code target}
   * @param fired deadlines that fell due on the way
   * @param lagging if it is stuck: the names of what is not done
   */
  record Moving(
      String state, Instant from, Instant target, int percent, long fired, List<String> lagging) {

    static Moving of(ClockMove move, Instant now) {
      return new Moving(
          state(move), move.from(), move.target(), percent(move, now), move.fired(), lagging(move));
    }

    private static String state(ClockMove move) {
      if (move.underWay()) {
        return move.stopAsked() ? "stopping" : "moving";
      }
      return move.end()
          .map(end -> end == ClockMove.End.ARRIVED ? "arrived" : "stopped")
          .orElse("stuck");
    }

    private static int percent(ClockMove move, Instant now) {
      long whole = Duration.between(move.from(), move.target()).toMillis();
      long passed = Duration.between(move.from(), now).toMillis();
      return passed >= whole ? 100 : (int) (100 * passed / whole);
    }

    private static List<String> lagging(ClockMove move) {
      return move.failure()
          .map(why -> why instanceof NotSettled lagging ? lagging.lagging() : List.<String>of())
          .orElse(List.of());
    }
  }

  static ClockStatus of(Sandbox sandbox) {
    Instant now = sandbox.now();
    return new ClockStatus(now, sandbox.lastMove().map(move -> Moving.of(move, now)).orElse(null));
  }
}
