package huikuan.dunning.reminder;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.modelling.saga.SagaLifecycle;

/**
 * The progress of a saga that handles many cases, some at a time. After a restart the saga goes on
 * where it was; it ends after the last cases.
 */
final class SomeAtATime {

  static final String NEXT = "next";

  private String after = "";

  /**
   * Begins; a saga that is under way begins again.
   *
   * @param of the company, customer or task of the cases
   */
  void begin(String of, Instant at, DeadlineManager deadlines) {
    after = "";
    deadlines.cancelAllWithinScope(NEXT);
    deadlines.schedule(at, NEXT, of);
  }

  /** The last case handled; empty = none yet. */
  String after() {
    return after;
  }

  /**
   * Goes on after the last case handled, or ends the saga.
   *
   * @param last empty = all cases were handled
   */
  void goOn(String of, Optional<String> last, Instant now, DeadlineManager deadlines) {
    if (!goesOn(of, last, now, deadlines)) {
      SagaLifecycle.end();
    }
  }

  /**
   * Goes on after the last case handled, and answers whether there is one; the saga stays.
   *
   * @param last empty = all cases were handled
   */
  boolean goesOn(String of, Optional<String> last, Instant now, DeadlineManager deadlines) {
    last.ifPresent(
        each -> {
          after = each;
          deadlines.schedule(now, NEXT, of);
        });
    return last.isPresent();
  }
}
