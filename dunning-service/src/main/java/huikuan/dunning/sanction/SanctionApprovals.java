package huikuan.dunning.sanction;

import huikuan.contracts.CustomerId;
import huikuan.dunning.sanction.SanctionCommand.ApproveSanction;
import huikuan.dunning.sanction.SanctionCommand.RejectSanction;
import huikuan.platform.approval.Approvable;
import huikuan.platform.approval.ApprovalEntry;
import huikuan.platform.approval.ApprovalTimes;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.approval.Verdict;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Decides proposed sanctions. */
@Component
class SanctionApprovals implements Approvable {

  private final Commands commands;
  private final ApprovalTimes times;

  SanctionApprovals(Commands commands, ApprovalTimes times) {
    this.commands = commands;
    this.times = times;
  }

  @Override
  public String kind() {
    return SanctionEvent.PROPOSAL;
  }

  @Override
  public Verdict approve(ApprovalEntry proposal, Instant now) {
    return commands.send(new ApproveSanction(key(proposal.id(), 1), number(proposal.id()), now));
  }

  @Override
  public Verdict reject(ApprovalEntry proposal, String reason) {
    return commands.send(
        new RejectSanction(key(proposal.id(), 1), number(proposal.id()), reason, times.now()));
  }

  /**
   * The customer of a proposal.
   *
   * @param numbers that follow the customer in its name
   */
  static SanctionsKey key(ProposalId id, int numbers) {
    String name = id.name();
    for (int left = numbers; left > 0; left--) {
      name = name.substring(0, name.lastIndexOf('.'));
    }
    return new SanctionsKey(new CustomerId(id.company(), name));
  }

  private static int number(ProposalId id) {
    return Integer.parseInt(id.name().substring(id.name().lastIndexOf('.') + 1));
  }
}
