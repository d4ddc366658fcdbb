package huikuan.dunning.reminder;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.modelling.saga.SagaLifecycle;

/**
 * How far a saga has come with many cases, of which it takes some at a time: it goes on where it
 * was after a restart, and ends with the last ones.
 */
final class SomeAtATime {

  static final String NEXT = "next";

  private String after = "";

  /**
   * Begins, again if it is under way.
   *
   * @param of that which the cases have in common
   */
  void begin(String of, Instant at, DeadlineManager deadlines) {
    after = "";
    deadlines.cancelAllWithinScope(NEXT);
    deadlines.schedule(at, NEXT, of);
  }

  /** The last one taken; empty = none was. */
  String after() {
    return after;
  }

  /**
   * Goes on behind the last one taken.
   *
   * @param last empty = all were
   */
  void goOn(String of, Optional<String> last, Instant now, DeadlineManager deadlines) {
    if (last.isEmpty()) {
      SagaLifecycle.end();
    } else {
      after = last.get();
      deadlines.schedule(now, NEXT, of);
    }
  }
}
