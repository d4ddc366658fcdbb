package huikuan.dunning.ladder;

import huikuan.dunning.ladder.LadderCommand.ApproveLadder;
import huikuan.dunning.ladder.LadderCommand.RejectLadder;
import huikuan.platform.approval.Approvable;
import huikuan.platform.approval.ApprovalEntry;
import huikuan.platform.approval.Verdict;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Decides proposed versions of ladders. */
@Component
class LadderApprovals implements Approvable {

  private final Commands commands;

  LadderApprovals(Commands commands) {
    this.commands = commands;
  }

  @Override
  public String kind() {
    return LadderEvent.PROPOSAL;
  }

  @Override
  public Verdict approve(ApprovalEntry proposal, Instant now) {
    return commands.send(new ApproveLadder(key(proposal), version(proposal), now));
  }

  @Override
  public Verdict reject(ApprovalEntry proposal, String reason) {
    return commands.send(new RejectLadder(key(proposal), version(proposal), reason));
  }

  private static LadderKey key(ApprovalEntry proposal) {
    String name = proposal.id().name();
    return new LadderKey(name.substring(0, name.lastIndexOf('.')));
  }

  private static int version(ApprovalEntry proposal) {
    String name = proposal.id().name();
    return Integer.parseInt(name.substring(name.lastIndexOf('.') + 1));
  }
}
