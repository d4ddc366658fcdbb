package huikuan.ledger.directory;

import huikuan.ledger.commands.Positions;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.projection.Follower;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Waits until the directory knows all that was acknowledged before it is asked. */
@Component
class Reading {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final EventLog log;
  private final Positions positions;
  private final Follower directory;

  Reading(EventLog log, Positions positions, Follower directoryFollower) {
    this.log = log;
    this.positions = positions;
    this.directory = directoryFollower;
  }

  /**
   * @throws ProblemException if {@code atLeast} is no position, or the directory is behind
   */
  void await(@Nullable String atLeast) {
    positions.check(atLeast);
    long head = log.head();
    long reached = directory.await(head, PATIENCE);
    if (reached < head) {
      throw new ProblemException(
          Problem.of(
              "behind",
              "Not there yet",
              503,
              "The directory stands at %d, not yet at %d. Ask again.".formatted(reached, head)));
    }
  }
}
