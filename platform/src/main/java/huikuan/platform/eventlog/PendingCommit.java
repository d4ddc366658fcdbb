package huikuan.platform.eventlog;

import java.util.concurrent.CompletableFuture;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A commit handed in, until it is stored or refused.
 *
 * @param before the commit that must be in the log first; null = none
 */
record PendingCommit(
    NewCommit commit,
    ObjectId tag,
    CompletableFuture<Long> number,
    @Nullable PendingCommit before) {

  PendingCommit(NewCommit commit, @Nullable PendingCommit before) {
    this(commit, new ObjectId(), new CompletableFuture<>(), before);
  }

  int size() {
    return commit.events().stream().mapToInt(event -> event.json().length()).sum();
  }

  void refuse(Throwable cause) {
    number.completeExceptionally(cause);
  }

  /**
   * Refuses the commit, and answers false, if the one before was not stored and is not in the log.
   */
  boolean mayFollow() {
    if (before == null || !before.number.isCompletedExceptionally()) {
      return true;
    }
    if (before.number.exceptionNow() instanceof BusinessKeyTaken) {
      return true;
    }
    refuse(new AppendRefused("A commit before this one was not stored"));
    return false;
  }
}
