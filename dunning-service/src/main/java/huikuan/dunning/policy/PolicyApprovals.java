package huikuan.dunning.policy;

import huikuan.dunning.policy.PolicyCommand.ApproveVersion;
import huikuan.dunning.policy.PolicyCommand.RejectVersion;
import huikuan.platform.approval.Approvable;
import huikuan.platform.approval.ApprovalEntry;
import huikuan.platform.approval.Verdict;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Decides proposed versions of policies. */
@Component
class PolicyApprovals implements Approvable {

  private final Commands commands;

  PolicyApprovals(Commands commands) {
    this.commands = commands;
  }

  @Override
  public String kind() {
    return PolicyEvent.PROPOSAL;
  }

  @Override
  public Verdict approve(ApprovalEntry proposal, Instant now) {
    return commands.send(new ApproveVersion(key(proposal), version(proposal), now));
  }

  @Override
  public Verdict reject(ApprovalEntry proposal, String reason) {
    return commands.send(new RejectVersion(key(proposal), version(proposal), reason));
  }

  private static PolicyKey key(ApprovalEntry proposal) {
    String name = proposal.id().name();
    return new PolicyKey(name.substring(0, name.lastIndexOf('.')));
  }

  private static int version(ApprovalEntry proposal) {
    String name = proposal.id().name();
    return Integer.parseInt(name.substring(name.lastIndexOf('.') + 1));
  }
}
