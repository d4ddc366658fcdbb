package huikuan.dunning.concession;

import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.concession.ConcessionCommand.ApproveConcession;
import huikuan.dunning.concession.ConcessionCommand.RejectConcession;
import huikuan.platform.approval.Approvable;
import huikuan.platform.approval.ApprovalEntry;
import huikuan.platform.approval.Verdict;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Decides concessions that need approval. */
@Component
class ConcessionApprovals implements Approvable {

  private final Commands commands;

  ConcessionApprovals(Commands commands) {
    this.commands = commands;
  }

  @Override
  public String kind() {
    return ConcessionEvent.KIND;
  }

  @Override
  public Verdict approve(ApprovalEntry proposal, Instant now) {
    ArrangementId concession = concession(proposal);
    return commands.send(
        new ApproveConcession(new ConcessionsKey(concession.customer()), concession, now));
  }

  @Override
  public Verdict reject(ApprovalEntry proposal, String reason) {
    ArrangementId concession = concession(proposal);
    return commands.send(
        new RejectConcession(new ConcessionsKey(concession.customer()), concession, reason));
  }

  private static ArrangementId concession(ApprovalEntry proposal) {
    return ArrangementId.parse(proposal.id().toString());
  }
}
