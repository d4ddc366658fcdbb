package huikuan.ledger.confirmation;

import huikuan.ledger.commands.Commands;
import huikuan.ledger.confirmation.LetterCommand.ApproveSeal;
import huikuan.ledger.confirmation.LetterCommand.RejectSeal;
import huikuan.platform.approval.Approvable;
import huikuan.platform.approval.ApprovalEntry;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.approval.Verdict;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Decides proposals to use the company's seal (用印审批) on a letter. */
@Component
class Seals implements Approvable {

  private final Commands commands;

  Seals(Commands commands) {
    this.commands = commands;
  }

  @Override
  public String kind() {
    return ConfirmationEvent.OfSeal.KIND;
  }

  @Override
  public Verdict approve(ApprovalEntry proposal, Instant now) {
    return send(new ApproveSeal(letter(proposal.id()), proposal.id(), now));
  }

  @Override
  public Verdict reject(ApprovalEntry proposal, String reason) {
    return send(new RejectSeal(letter(proposal.id()), proposal.id(), reason));
  }

  private Verdict send(LetterCommand command) {
    return commands.<Verdict>send(command).result();
  }

  /** The proposal's name is the letter's number, without the company, and which print it is. */
  private static LetterNumber letter(ProposalId proposal) {
    String name = proposal.name();
    return LetterNumber.parse(proposal.company() + "." + name.substring(0, name.lastIndexOf('.')));
  }
}
