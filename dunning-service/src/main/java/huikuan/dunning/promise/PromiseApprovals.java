package huikuan.dunning.promise;

import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.promise.PromiseCommand.ApprovePromise;
import huikuan.dunning.promise.PromiseCommand.RejectPromise;
import huikuan.platform.approval.Approvable;
import huikuan.platform.approval.ApprovalEntry;
import huikuan.platform.approval.Verdict;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Decides promises that need approval. */
@Component
class PromiseApprovals implements Approvable {

  private final Commands commands;

  PromiseApprovals(Commands commands) {
    this.commands = commands;
  }

  @Override
  public String kind() {
    return PromiseEvent.KIND;
  }

  @Override
  public Verdict approve(ApprovalEntry proposal, Instant now) {
    ArrangementId promise = promise(proposal);
    return commands.send(new ApprovePromise(new PromisesKey(promise.customer()), promise, now));
  }

  @Override
  public Verdict reject(ApprovalEntry proposal, String reason) {
    ArrangementId promise = promise(proposal);
    return commands.send(new RejectPromise(new PromisesKey(promise.customer()), promise, reason));
  }

  private static ArrangementId promise(ApprovalEntry proposal) {
    return ArrangementId.parse(proposal.id().toString());
  }
}
