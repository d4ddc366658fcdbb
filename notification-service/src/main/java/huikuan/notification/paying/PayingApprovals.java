package huikuan.notification.paying;

import huikuan.platform.approval.Approvable;
import huikuan.platform.approval.ApprovalEntry;
import huikuan.platform.approval.Verdict;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Decides what letters say of paying. */
@Component
class PayingApprovals implements Approvable {

  private final Commands commands;

  PayingApprovals(Commands commands) {
    this.commands = commands;
  }

  @Override
  public String kind() {
    return PayingEvent.PROPOSAL;
  }

  @Override
  public Verdict approve(ApprovalEntry proposal, Instant now) {
    return commands.send(new PayingCommand.Approve(key(proposal), proposal.id(), now));
  }

  @Override
  public Verdict reject(ApprovalEntry proposal, String reason) {
    return commands.send(new PayingCommand.Reject(key(proposal), proposal.id(), reason));
  }

  private static PayingKey key(ApprovalEntry proposal) {
    return new PayingKey(proposal.id().company());
  }
}
