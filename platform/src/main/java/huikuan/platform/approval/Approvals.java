package huikuan.platform.approval;

import huikuan.platform.eventlog.EventLog;
import huikuan.platform.projection.Follower;
import huikuan.platform.web.Page;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The proposals of a service, with all that was acknowledged before the question. */
final class Approvals {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final EventLog log;
  private final Follower follower;
  private final ApprovalStore store;

  Approvals(EventLog log, Follower follower, ApprovalStore store) {
    this.log = log;
    this.follower = follower;
    this.store = store;
  }

  Optional<ApprovalEntry> find(ProposalId id) {
    catchUp();
    return store.find(id);
  }

  List<ApprovalEntry> list(ApprovalState state, @Nullable String company, Instant now, Page page) {
    catchUp();
    return store.list(state, company, now, page);
  }

  private void catchUp() {
    long head = log.head();
    long reached = follower.await(head, PATIENCE);
    if (reached < head) {
      throw new ProblemException(
          Problem.of(
              "behind",
              "Not there yet",
              503,
              "The approvals stand at %d, not yet at %d. Ask again.".formatted(reached, head)));
    }
  }
}
