package huikuan.ledger.directory;

import huikuan.ledger.commands.Positions;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.projection.Follower;
import huikuan.platform.web.ProblemException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Waits until the directory knows all that was acknowledged before it is asked. */
@Component
class DirectoryCatchUp {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final EventLog log;
  private final Follower directory;

  DirectoryCatchUp(EventLog log, Follower directoryFollower) {
    this.log = log;
    this.directory = directoryFollower;
  }

  /**
   * @throws ProblemException if the directory is behind
   */
  void await() {
    long head = log.head();
    long reached = directory.await(head, PATIENCE);
    if (reached < head) {
      throw Positions.behind("The directory stands", reached, head);
    }
  }
}
