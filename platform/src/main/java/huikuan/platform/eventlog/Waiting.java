package huikuan.platform.eventlog;

import java.util.concurrent.CompletableFuture;
import org.bson.types.ObjectId;

/** A commit handed in, until it is stored or refused. */
record Waiting(NewCommit commit, ObjectId tag, CompletableFuture<Long> number) {

  Waiting(NewCommit commit) {
    this(commit, new ObjectId(), new CompletableFuture<>());
  }

  int size() {
    return commit.events().stream().mapToInt(event -> event.json().length()).sum();
  }

  void refuse(Throwable cause) {
    number.completeExceptionally(cause);
  }
}
