package huikuan.dunning.sanction;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import huikuan.dunning.claim.ClaimEvent.ClaimEscalated;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import huikuan.dunning.claim.ClaimEvent.CustomerHoldHeeded;
import huikuan.dunning.claim.ClaimEvent.DemandArrived;
import huikuan.dunning.claim.ClaimEvent.DemandProof;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.hold.HoldEnds;
import huikuan.dunning.sanction.SanctionCommand.AdjustInvoice;
import huikuan.dunning.sanction.SanctionCommand.JoinInvoice;
import huikuan.dunning.sanction.SanctionCommand.NoteDispute;
import huikuan.dunning.sanction.SanctionCommand.ProveDemand;
import huikuan.dunning.sanction.SanctionCommand.ReduceInvoice;
import huikuan.dunning.sanction.SanctionCommand.ReviewSanctions;
import huikuan.dunning.sanction.SanctionCommand.SettleInvoice;
import huikuan.dunning.sanction.SanctionEvent.EvidenceMissing;
import huikuan.dunning.sanction.SanctionEvent.SanctionApproved;
import huikuan.dunning.sanction.SanctionEvent.SanctionLapsed;
import huikuan.dunning.sanction.SanctionEvent.SanctionLifted;
import huikuan.dunning.sanction.SanctionEvent.SanctionProposed;
import huikuan.dunning.sanction.SanctionEvent.SanctionRejected;
import huikuan.dunning.sanction.SanctionEvent.SanctionWithdrawn;
import huikuan.platform.axon.DeadlineMessages;
import huikuan.platform.axon.reaction.Commands;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.jspecify.annotations.Nullable;

/**
 * Escalates a customer, over all its accounts: the first invoice far past due begins it, others
 * join. Its sanctions are looked at again when more or less may be asked for, when a demand is
 * proven, and when a time is over: a proposal lapses, a system should have answered, the next step
 * may be proposed. It ends when all invoices are settled and nothing is waited for any more.
 */
@ProcessingGroup("reminders")
public class SanctionSaga {

  static final String DUE = "sanction-due";
  private static final String AGAIN = "again ";
  private static final String READY = "ready";

  /** How often it is asked whether claims have become ready. */
  private static final Duration NOT_READY_AGAIN = Duration.ofDays(1);

  private String customer = "";

  /** The cases of what is far past due. */
  private Set<String> late = new LinkedHashSet<>();

  private HoldEnds ends = new HoldEnds();

  /** Whether the next sanction waits for claims that are not ready. */
  private boolean notReady;

  @StartSaga
  @SagaEventHandler(associationProperty = "customer")
  public void on(
      ClaimEscalated event,
      @Timestamp Instant now,
      @MetaDataValue("position") Long position,
      Commands commands) {
    customer = event.customer().toString();
    late.add(event.caseId());
    commands.send(
        new JoinInvoice(
            key(),
            event.account(),
            event.itemKind(),
            event.invoice(),
            event.dueOn(),
            event.open(),
            event.minimum(),
            event.contract(),
            event.proof(),
            Objects.requireNonNullElse(event.disputes(), List.of()),
            now,
            position));
    review(now, commands);
  }

  @SagaEventHandler(associationProperty = "customer")
  public void on(
      ClaimReduced event,
      @Timestamp Instant now,
      @MetaDataValue("position") Long position,
      Commands commands) {
    if (isLate(event) && event.open().signum() != 0) {
      AccountId account = event.account();
      commands.send(
          new ReduceInvoice(
              key(), account, event.itemKind(), event.invoice(), event.open(), position));
      review(now, commands);
    }
  }

  @SagaEventHandler(associationProperty = "customer")
  public void on(
      ClaimAdjusted event,
      @Timestamp Instant now,
      @MetaDataValue("position") Long position,
      Commands commands) {
    if (isLate(event) && event.open().signum() != 0) {
      commands.send(
          new AdjustInvoice(
              key(),
              event.account(),
              event.itemKind(),
              event.invoice(),
              event.kind(),
              event.number(),
              event.change(),
              event.open(),
              position));
      review(now, commands);
    }
  }

  @SagaEventHandler(associationProperty = "customer")
  public void on(ClaimHeld event, @Timestamp Instant now, Commands commands) {
    held(event, event.hold().source(), true, now, commands);
  }

  @SagaEventHandler(associationProperty = "customer")
  public void on(HoldEnded event, @Timestamp Instant now, Commands commands) {
    held(event, event.source(), false, now, commands);
  }

  private void held(
      ClaimEvent event, String source, boolean begins, Instant now, Commands commands) {
    if (!isLate(event)) {
      return;
    }
    if (Hold.isDispute(source)) {
      commands.send(
          new NoteDispute(
              key(), event.account(), event.itemKind(), event.invoice(), source, begins));
    }
    review(now, commands);
  }

  @SagaEventHandler(associationProperty = "customer")
  public void on(CustomerHoldHeeded event, @Timestamp Instant now, Commands commands) {
    if (isLate(event)) {
      review(now, commands);
    }
  }

  @SagaEventHandler(associationProperty = "customer")
  public void on(DemandArrived event, @Timestamp Instant now, Commands commands) {
    DemandProof proof = event.proven();
    if (isLate(event) && proof != null) {
      commands.send(
          new ProveDemand(key(), event.account(), event.itemKind(), event.invoice(), proof));
      review(now, commands);
    }
  }

  /** Money may cover an invoice of the customer, or have gone elsewhere. */
  @SagaEventHandler(associationProperty = "customerId", keyName = "customer")
  public void on(OpenItemsChanged event, @Timestamp Instant now, Commands commands) {
    if (!event.credits().isEmpty()) {
      review(now, commands);
    }
  }

  @SagaEventHandler(associationProperty = "customer")
  public void on(
      CaseClosed event,
      @Timestamp Instant now,
      @MetaDataValue("position") Long position,
      Commands commands,
      DeadlineManager deadlines) {
    if (!late.remove(event.caseId())) {
      return;
    }
    commands.send(
        new SettleInvoice(
            key(),
            event.account(),
            event.itemKind(),
            event.invoice(),
            event.reason(),
            now,
            position));
    if (late.isEmpty()) {
      ends.removeAll(AGAIN);
      ends.remove(READY);
      await(deadlines);
    } else {
      review(now, commands);
    }
  }

  @SagaEventHandler(associationProperty = "customer")
  public void on(EvidenceMissing event, @Timestamp Instant now, DeadlineManager deadlines) {
    notReady = event.missing().stream().anyMatch(it -> it.what() == Lack.What.NOT_READY);
    if (notReady && !late.isEmpty()) {
      ends.addEarlier(READY, now.plus(NOT_READY_AGAIN));
      await(deadlines);
    }
  }

  @SagaEventHandler(associationProperty = "customer")
  public void on(SanctionProposed event, DeadlineManager deadlines) {
    notReady = false;
    ends.add(proposal(event.number()), event.lapsesAt());
    await(deadlines);
  }

  @SagaEventHandler(associationProperty = "customer")
  public void on(SanctionWithdrawn event, DeadlineManager deadlines) {
    ends.remove(proposal(event.number()));
    await(deadlines);
  }

  @SagaEventHandler(associationProperty = "customer")
  public void on(SanctionLapsed event, DeadlineManager deadlines) {
    ends.remove(proposal(event.number()));
    again(event.again(), deadlines);
  }

  @SagaEventHandler(associationProperty = "customer")
  public void on(SanctionRejected event, DeadlineManager deadlines) {
    ends.remove(proposal(event.number()));
    again(event.again(), deadlines);
  }

  @SagaEventHandler(associationProperty = "customer")
  public void on(SanctionApproved event, DeadlineManager deadlines) {
    ends.remove(proposal(event.number()));
    answer(event.number(), event.answerBy());
    event.again().forEach(each -> again(each, deadlines));
    await(deadlines);
  }

  /** The systems' answers are waited for after all is settled, too. */
  @StartSaga
  @SagaEventHandler(associationProperty = "customer")
  public void on(SanctionLifted event, DeadlineManager deadlines) {
    customer = event.customer().toString();
    answer(event.number(), event.answerBy());
    again(event.again(), deadlines);
  }

  private void answer(int number, @Nullable Instant by) {
    if (by != null) {
      ends.add("answer " + number, by);
    }
  }

  /** All is looked at again then. */
  private void again(@Nullable Instant at, DeadlineManager deadlines) {
    if (at != null && !late.isEmpty()) {
      ends.add(AGAIN + at, at);
    }
    await(deadlines);
  }

  @DeadlineHandler(deadlineName = DUE)
  public void onDue(
      String of,
      @MetaDataValue("firedAt") String firedAt,
      Commands commands,
      DeadlineManager deadlines) {
    Instant now = Instant.parse(firedAt);
    ends.over(now).forEach(ends::remove);
    if (notReady && !late.isEmpty()) {
      ends.addEarlier(READY, now.plus(NOT_READY_AGAIN));
    }
    commands.send(new ReviewSanctions(new SanctionsKey(CustomerId.parse(of)), now));
    await(deadlines);
  }

  private void review(Instant now, Commands commands) {
    commands.send(new ReviewSanctions(key(), now));
  }

  private boolean isLate(ClaimEvent event) {
    return late.contains(event.caseId());
  }

  private SanctionsKey key() {
    return new SanctionsKey(CustomerId.parse(customer));
  }

  private static String proposal(int number) {
    return "proposal " + number;
  }

  /** Within a saga there is one deadline of a name: that of what ends first. */
  private void await(DeadlineManager deadlines) {
    deadlines.cancelAllWithinScope(DUE);
    ends.first().ifPresent(at -> deadlines.schedule(at, DUE, DeadlineMessages.of(customer, key())));
    if (late.isEmpty() && ends.first().isEmpty()) {
      SagaLifecycle.end();
    }
  }
}
