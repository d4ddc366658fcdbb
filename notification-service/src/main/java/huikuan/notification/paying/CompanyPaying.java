package huikuan.notification.paying;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import huikuan.notification.paying.PayingCommand.Approve;
import huikuan.notification.paying.PayingCommand.Propose;
import huikuan.notification.paying.PayingCommand.Reject;
import huikuan.notification.paying.PayingEvent.PayingApproved;
import huikuan.notification.paying.PayingEvent.PayingOvertaken;
import huikuan.notification.paying.PayingEvent.PayingProposed;
import huikuan.notification.paying.PayingEvent.PayingRejected;
import huikuan.platform.actor.Actor;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.Verdict;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** What a company's letters say of paying. Who could change it alone could divert its money. */
@Aggregate(type = "paying")
class CompanyPaying {

  static final int OUTDATED = -1;

  @AggregateIdentifier private @Nullable PayingKey key;
  private Paying approved = Paying.NOTHING;
  private int proposals;
  private @Nullable PayingProposed open;

  protected CompanyPaying() {}

  /**
   * Answers the number of the proposal that waits; 0 = letters say so already, {@link #OUTDATED} =
   * it is not as its sender has seen it.
   */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  int handle(Propose command, @MetaDataValue(Actor.METADATA) String actor) {
    String company = command.key().company();
    if (open != null
        && open.proposal().isWaiting(command.now())
        && open.paying().equals(command.paying())) {
      return open.number();
    }
    Integer seen = command.seen();
    if (seen != null && seen != (key == null ? 0 : getVersion() + 1)) {
      return OUTDATED;
    }
    if (open != null) {
      apply(new PayingOvertaken(company, open.number()));
    }
    if (command.paying().equals(approved)) {
      return 0;
    }
    int number = proposals + 1;
    apply(
        new PayingProposed(
            company,
            number,
            command.paying(),
            approved,
            Proposal.of(actor, command.lapsesAt(), 1)));
    return number;
  }

  @CommandHandler
  Verdict handle(Approve command, @MetaDataValue(Actor.METADATA) String actor) {
    if (open == null || !open.proposalId().equals(command.proposal())) {
      return Verdict.DECIDED;
    }
    Verdict verdict = open.proposal().approvalBy(actor, command.now());
    if (verdict == Verdict.APPROVED) {
      apply(new PayingApproved(open.company(), open.number(), open.paying(), open.proposal().by()));
    }
    return verdict;
  }

  @CommandHandler
  Verdict handle(Reject command) {
    if (open == null || !open.proposalId().equals(command.proposal())) {
      return Verdict.DECIDED;
    }
    apply(new PayingRejected(open.company(), open.number(), command.reason()));
    return Verdict.REJECTED;
  }

  @EventSourcingHandler
  void on(PayingEvent event) {
    key = new PayingKey(event.company());
    if (event instanceof PayingProposed proposed) {
      open = proposed;
      proposals = proposed.number();
      return;
    }
    open = null;
    if (event instanceof PayingApproved now) {
      approved = now.paying();
    }
  }
}
