package huikuan.platform.projection;

import huikuan.platform.eventlog.EventLog;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Duration;

/** Waits until a read model has all commits that were acknowledged before a question. */
public final class CatchUp {

  private final EventLog log;
  private final Follower follower;
  private final String standing;
  private final Duration patience;

  /**
   * @param standing the read model's name and verb, such as "The directory stands"
   * @param patience the longest wait for one question
   */
  public CatchUp(EventLog log, Follower follower, String standing, Duration patience) {
    this.log = log;
    this.follower = follower;
    this.standing = standing;
    this.patience = patience;
  }

  /**
   * Answers when the read model has all that the log has.
   *
   * @throws ProblemException if it has not within the longest wait
   */
  public void awaitHead() {
    await(log.head());
  }

  /**
   * Answers when the read model has the position.
   *
   * @throws ProblemException if it has not within the longest wait
   */
  public void await(long position) {
    long reached = follower.await(position, patience);
    if (reached < position) {
      throw new ProblemException(
          Problem.of(
              "behind",
              "Not there yet",
              503,
              "%s at %d, not yet at %d. Ask again.".formatted(standing, reached, position)));
    }
  }
}
