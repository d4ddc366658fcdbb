package huikuan.dunning.sanction;

import huikuan.dunning.sanction.SanctionCommand.ApproveLift;
import huikuan.dunning.sanction.SanctionCommand.RejectLift;
import huikuan.platform.approval.Approvable;
import huikuan.platform.approval.ApprovalEntry;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.approval.Verdict;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Decides proposals to lift sanctions early. */
@Component
class LiftApprovals implements Approvable {

  private final Commands commands;

  LiftApprovals(Commands commands) {
    this.commands = commands;
  }

  @Override
  public String kind() {
    return SanctionEvent.LIFT_PROPOSAL;
  }

  @Override
  public Verdict approve(ApprovalEntry proposal, Instant now) {
    ProposalId id = proposal.id();
    return commands.send(
        new ApproveLift(SanctionApprovals.key(id, 2), number(id, 2), number(id, 1), now));
  }

  @Override
  public Verdict reject(ApprovalEntry proposal, String reason) {
    ProposalId id = proposal.id();
    return commands.send(
        new RejectLift(SanctionApprovals.key(id, 2), number(id, 2), number(id, 1), reason));
  }

  /**
   * @param fromEnd 1 = the last number of its name
   */
  private static int number(ProposalId id, int fromEnd) {
    String[] parts = id.name().split("\\.");
    return Integer.parseInt(parts[parts.length - fromEnd]);
  }
}
