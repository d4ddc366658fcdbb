package huikuan.ledger.period;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import huikuan.ledger.period.BooksEvent.OfProposal;
import huikuan.ledger.period.BooksEvent.PeriodLocked;
import huikuan.ledger.period.BooksEvent.PeriodReopened;
import huikuan.ledger.period.BooksEvent.ReopeningOvertaken;
import huikuan.ledger.period.BooksEvent.ReopeningProposed;
import huikuan.ledger.period.BooksEvent.ReopeningRejected;
import huikuan.ledger.period.MoveLock.Outcome;
import huikuan.platform.actor.Actor;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.approval.Verdict;
import java.time.LocalDate;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A company's books. Closing days is daily work; opening them again wants a second person. */
@Aggregate
class Books {

  @AggregateIdentifier private @Nullable BooksKey id;
  private @Nullable LocalDate lockedBefore;
  private int proposals;
  private @Nullable ReopeningProposed open;

  Books() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(MoveLock command, @MetaDataValue(Actor.METADATA) String actor) {
    LocalDate wanted = command.lockedBefore();
    String company = command.key().company();
    if (Objects.equals(wanted, lockedBefore)) {
      return new Outcome.Unmoved();
    }
    Integer seen = command.seen();
    if (seen != null && seen != (id == null ? 0 : getVersion() + 1)) {
      return new Outcome.Outdated();
    }
    if (wanted != null && (lockedBefore == null || wanted.isAfter(lockedBefore))) {
      apply(new PeriodLocked(company, wanted, command.reason()));
      overtake();
      return new Outcome.Moved();
    }
    LocalDate standing = requireNonNull(lockedBefore);
    if (command.reason() == null) {
      return new Outcome.ReasonNeeded(standing);
    }
    return new Outcome.Proposed(standing, propose(command, standing, actor));
  }

  private ProposalId propose(MoveLock command, LocalDate standing, String actor) {
    String reason = requireNonNull(command.reason());
    if (open != null
        && Objects.equals(open.wanted(), command.lockedBefore())
        && open.reason().equals(reason)
        && open.proposal().isWaiting(command.now())) {
      return open.proposalId();
    }
    overtake();
    ReopeningProposed proposed =
        new ReopeningProposed(
            command.key().company(),
            proposals + 1,
            standing,
            command.lockedBefore(),
            reason,
            Proposal.of(actor, command.lapsesAt(), 1));
    apply(proposed);
    return proposed.proposalId();
  }

  private void overtake() {
    if (open != null) {
      apply(new ReopeningOvertaken(open.company(), open.proposalNumber(), lockedBefore));
    }
  }

  @CommandHandler
  Verdict handle(DecideReopening.Approve command, @MetaDataValue(Actor.METADATA) String actor) {
    ReopeningProposed proposed = open;
    if (proposed == null || !proposed.proposalId().equals(command.proposal())) {
      return Verdict.DECIDED;
    }
    Verdict verdict = proposed.proposal().approvalBy(actor, command.now());
    if (verdict == Verdict.APPROVED) {
      apply(
          new PeriodReopened(
              proposed.company(),
              proposed.proposalNumber(),
              proposed.wanted(),
              proposed.reason(),
              proposed.proposal().by()));
    }
    return verdict;
  }

  @CommandHandler
  Verdict handle(DecideReopening.Reject command) {
    ReopeningProposed proposed = open;
    if (proposed == null || !proposed.proposalId().equals(command.proposal())) {
      return Verdict.DECIDED;
    }
    apply(
        new ReopeningRejected(
            proposed.company(), proposed.proposalNumber(), lockedBefore, command.reason()));
    return Verdict.REJECTED;
  }

  @EventSourcingHandler
  void on(BooksEvent event) {
    id = new BooksKey(event.company());
    lockedBefore = event.lockedBefore();
    switch (event) {
      case PeriodLocked _ -> {}
      case ReopeningProposed proposed -> {
        open = proposed;
        proposals = proposed.proposalNumber();
      }
      case OfProposal _ -> open = null;
    }
  }
}
