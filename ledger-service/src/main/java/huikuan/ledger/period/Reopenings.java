package huikuan.ledger.period;

import huikuan.platform.approval.Approvable;
import huikuan.platform.approval.ApprovalEntry;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.approval.Verdict;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Decides proposals to open closed days again. */
@Component
class Reopenings implements Approvable {

  private final Locks locks;
  private final Clock clock;

  Reopenings(Locks locks, Clock clock) {
    this.locks = locks;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return BooksEvent.PROPOSAL;
  }

  @Override
  public Verdict approve(ApprovalEntry proposal) {
    return locks.decide(
        new DecideReopening.Approve(key(proposal.id()), proposal.id(), clock.instant()));
  }

  @Override
  public Verdict reject(ApprovalEntry proposal, String reason) {
    return locks.decide(new DecideReopening.Reject(key(proposal.id()), proposal.id(), reason));
  }

  private static BooksKey key(ProposalId proposal) {
    return new BooksKey(proposal.company());
  }
}
