package huikuan.ledger.closing;

import huikuan.ledger.closing.MonthEndCommand.Approve;
import huikuan.ledger.closing.MonthEndCommand.Key;
import huikuan.ledger.closing.MonthEndCommand.Reject;
import huikuan.ledger.commands.Commands;
import huikuan.platform.approval.Approvable;
import huikuan.platform.approval.ApprovalEntry;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.approval.Verdict;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Decides signatures on packs. */
@Component
public class Signatures implements Approvable {

  private final Commands commands;

  Signatures(Commands commands) {
    this.commands = commands;
  }

  @Override
  public String kind() {
    return MonthEndEvent.PROPOSAL;
  }

  @Override
  public Verdict approve(ApprovalEntry proposal, Instant now) {
    return approve(proposal.id(), now);
  }

  /** The word of who asks. */
  public Verdict approve(ProposalId proposal, Instant now) {
    return commands.<Verdict>send(new Approve(key(proposal), proposal, now)).result();
  }

  @Override
  public Verdict reject(ApprovalEntry proposal, String reason) {
    return commands.<Verdict>send(new Reject(key(proposal.id()), proposal.id(), reason)).result();
  }

  private static Key key(ProposalId proposal) {
    String name = proposal.name();
    return new Key(proposal.company(), name.substring(0, name.indexOf('.')));
  }
}
