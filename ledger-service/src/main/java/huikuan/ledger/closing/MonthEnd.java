package huikuan.ledger.closing;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.ledger.closing.MonthEndCommand.Approve;
import huikuan.ledger.closing.MonthEndCommand.Draft;
import huikuan.ledger.closing.MonthEndCommand.Key;
import huikuan.ledger.closing.MonthEndCommand.Reject;
import huikuan.ledger.closing.MonthEndCommand.Sign;
import huikuan.ledger.closing.MonthEndCommand.Signing;
import huikuan.ledger.closing.MonthEndEvent.PackDrafted;
import huikuan.ledger.closing.MonthEndEvent.PackSigned;
import huikuan.ledger.closing.MonthEndEvent.SignatureApproved;
import huikuan.ledger.closing.MonthEndEvent.SignatureOvertaken;
import huikuan.ledger.closing.MonthEndEvent.SignatureRejected;
import huikuan.platform.actor.Actor;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.approval.Verdict;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The packs of a company's month: the newest is its draft, until two people have signed it. */
@Aggregate(type = "month-end")
class MonthEnd {

  @AggregateIdentifier private @Nullable Key key;
  private @Nullable String newest;
  private @Nullable PackSigned waiting;
  private @Nullable SignatureApproved approved;
  private int signatures;

  protected MonthEnd() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Draft command) {
    if (command.hash().equals(newest)) {
      return;
    }
    overtake();
    Key of = command.key();
    apply(
        new PackDrafted(
            of.company(), of.month(), command.position(), command.hash(), command.text()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Signing handle(Sign command, @MetaDataValue(Actor.METADATA) String actor) {
    String hash = command.hash();
    if (!hash.equals(newest)) {
      return Signing.NOT_THE_DRAFT;
    }
    if (approved != null && approved.hash().equals(hash)) {
      return approved.signedBy().equals(actor) ? Signing.SIGNED : Signing.SIGNED_BY_ANOTHER;
    }
    if (waiting != null && waiting.proposal().isWaiting(command.now())) {
      return waiting.proposal().by().equals(actor) ? Signing.SIGNED : Signing.SIGNED_BY_ANOTHER;
    }
    overtake();
    apply(
        new PackSigned(
            command.key().company(),
            command.key().month(),
            hash,
            signatures + 1,
            command.note(),
            command.open(),
            Proposal.of(actor, command.lapsesAt(), 1)));
    return Signing.SIGNED;
  }

  private void overtake() {
    PackSigned signed = waiting;
    if (signed != null) {
      apply(
          new SignatureOvertaken(
              signed.company(), signed.month(), signed.hash(), signed.signature()));
    }
  }

  @CommandHandler
  Verdict handle(Approve command, @MetaDataValue(Actor.METADATA) String actor) {
    if (!waits(command.proposal())) {
      return Verdict.DECIDED;
    }
    PackSigned signed = requireNonNull(waiting);
    Verdict verdict = signed.proposal().approvalBy(actor, command.now());
    if (verdict == Verdict.APPROVED) {
      apply(
          new SignatureApproved(
              signed.company(),
              signed.month(),
              signed.hash(),
              signed.signature(),
              signed.proposal().by()));
    }
    return verdict;
  }

  @CommandHandler
  Verdict handle(Reject command) {
    if (!waits(command.proposal())) {
      return Verdict.DECIDED;
    }
    PackSigned signed = requireNonNull(waiting);
    apply(
        new SignatureRejected(
            signed.company(), signed.month(), signed.hash(), signed.signature(), command.reason()));
    return Verdict.REJECTED;
  }

  private boolean waits(ProposalId proposal) {
    return waiting != null && waiting.proposalId().equals(proposal);
  }

  @EventSourcingHandler
  void on(MonthEndEvent event) {
    key = new Key(event.company(), event.month());
    switch (event) {
      case PackDrafted drafted -> newest = drafted.hash();
      case PackSigned signed -> {
        waiting = signed;
        signatures = signed.signature();
      }
      case SignatureApproved second -> {
        waiting = null;
        approved = second;
      }
      case SignatureRejected _ -> waiting = null;
      case SignatureOvertaken _ -> waiting = null;
    }
  }
}
