package huikuan.dunning.reminder;

import huikuan.platform.axon.reaction.TransientFailures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a saga that failed while the saga went on with the others. They are tried again by
 * a deadline of their own. As long as one fails the deadline is stuck, about each of them.
 */
final class FailedClaims {

  static final String AGAIN = "again";

  /** If so many fail, the cause is not theirs: the saga does not go on. */
  private static final int MOST = 100;

  /** By which the stuck list knows what the deadline is about. */
  private static final String CLAIM = "claim";

  @SuppressWarnings("FieldMayBeFinal") // the state of a saga is read into it
  private Set<String> claims = new TreeSet<>();

  /**
   * Handles a claim. One that fails is tried again later; a transient failure is thrown.
   *
   * @param of the subject of the saga
   */
  void handle(String caseId, String of, Instant now, DeadlineManager deadlines, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      boolean isOneMore = !claims.contains(caseId);
      if (TransientFailures.is(e) || isOneMore && claims.size() >= MOST) {
        throw e;
      }
      if (isOneMore) {
        claims.add(caseId);
        SagaLifecycle.associateWith(CLAIM, caseId);
        deadlines.schedule(now, AGAIN, of);
      }
    }
  }

  /**
   * Tries all again. If at least one is handled, the others are tried once more at once.
   *
   * @throws RuntimeException the last failure, if all fail
   */
  void again(String of, Instant now, DeadlineManager deadlines, Consumer<String> action) {
    List<String> handled = new ArrayList<>();
    RuntimeException failure = null;
    for (String each : claims) {
      try {
        action.accept(each);
        handled.add(each);
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    forget(handled, failure);
    if (!claims.isEmpty()) {
      deadlines.schedule(now, AGAIN, of);
    }
  }

  private void forget(List<String> handled, @Nullable RuntimeException failure) {
    if (handled.isEmpty() && failure != null) {
      throw failure;
    }
    for (String each : handled) {
      claims.remove(each);
      SagaLifecycle.removeAssociationWith(CLAIM, each);
    }
  }
}
