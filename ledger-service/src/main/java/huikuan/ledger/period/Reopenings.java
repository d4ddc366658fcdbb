package huikuan.ledger.period;

import huikuan.platform.approval.Approvable;
import huikuan.platform.approval.ApprovalEntry;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.approval.Verdict;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Decides proposals to open closed days again. */
@Component
class Reopenings implements Approvable {

  private final Locks locks;

  Reopenings(Locks locks) {
    this.locks = locks;
  }

  @Override
  public String kind() {
    return BooksEvent.PROPOSAL;
  }

  @Override
  public Verdict approve(ApprovalEntry proposal, Instant now) {
    return locks.decide(new DecideReopening.Approve(key(proposal.id()), proposal.id(), now));
  }

  @Override
  public Verdict reject(ApprovalEntry proposal, String reason) {
    return locks.decide(new DecideReopening.Reject(key(proposal.id()), proposal.id(), reason));
  }

  private static BooksKey key(ProposalId proposal) {
    return new BooksKey(proposal.company());
  }
}
