package huikuan.dunning.escalation;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import huikuan.dunning.claim.ClaimEvent.ClaimEscalated;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import huikuan.dunning.claim.ClaimEvent.CustomerHoldHeeded;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.escalation.EscalationCommand.AdjustInvoice;
import huikuan.dunning.escalation.EscalationCommand.JoinInvoice;
import huikuan.dunning.escalation.EscalationCommand.ReduceInvoice;
import huikuan.dunning.escalation.EscalationCommand.ReviewSanction;
import huikuan.dunning.escalation.EscalationCommand.SettleInvoice;
import huikuan.platform.axon.reaction.Commands;
import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.jspecify.annotations.Nullable;

/**
 * Escalates an account: the first invoice far past due opens a case, others join it, and while as
 * much is asked for of them as the policy says, it is proposed to stop supply. That is looked at
 * again when more or less may be asked for: something is paid, a hold begins or ends, or money
 * covers other invoices. When all of them are settled it is over. One that comes open again is
 * escalated anew by its case. The invoices' cases alone begin and end it, so that it ends at a
 * fixed place in the log and the next one starts after it.
 */
@ProcessingGroup("escalations")
public class EscalationSaga {

  static final String STOP_SUPPLY = "stop-supply";

  /** The cases of what is far past due. */
  private Set<String> late = new LinkedHashSet<>();

  private @Nullable Money minimum;

  @StartSaga
  @SagaEventHandler(associationProperty = "account")
  public void on(
      ClaimEscalated event, @MetaDataValue("position") Long position, Commands commands) {
    late.add(event.caseId());
    minimum = event.minimum();
    String escalation = EscalationEvent.escalationOf(event.account());
    commands.send(
        new JoinInvoice(
            escalation,
            event.account(),
            event.itemKind(),
            event.invoice(),
            event.dueOn(),
            event.open(),
            position));
    review(event.account(), commands);
  }

  private void review(AccountId account, Commands commands) {
    commands.send(new ReviewSanction(EscalationEvent.escalationOf(account), STOP_SUPPLY, minimum));
  }

  @SagaEventHandler(associationProperty = "account")
  public void on(ClaimReduced event, @MetaDataValue("position") Long position, Commands commands) {
    boolean settled = event.open().signum() == 0;
    if (late.contains(event.caseId()) && !settled) {
      commands.send(
          new ReduceInvoice(
              EscalationEvent.escalationOf(event.account()),
              event.itemKind(),
              event.invoice(),
              event.open(),
              position));
      review(event.account(), commands);
    }
  }

  @SagaEventHandler(associationProperty = "account")
  public void on(ClaimAdjusted event, @MetaDataValue("position") Long position, Commands commands) {
    boolean settled = event.open().signum() == 0;
    if (late.contains(event.caseId()) && !settled) {
      commands.send(
          new AdjustInvoice(
              EscalationEvent.escalationOf(event.account()),
              event.itemKind(),
              event.invoice(),
              event.kind(),
              event.number(),
              event.change(),
              event.open(),
              position));
      review(event.account(), commands);
    }
  }

  @SagaEventHandler(associationProperty = "account")
  public void on(ClaimHeld event, Commands commands) {
    if (late.contains(event.caseId())) {
      review(event.account(), commands);
    }
  }

  @SagaEventHandler(associationProperty = "account")
  public void on(HoldEnded event, Commands commands) {
    if (late.contains(event.caseId())) {
      review(event.account(), commands);
    }
  }

  @SagaEventHandler(associationProperty = "account")
  public void on(CustomerHoldHeeded event, Commands commands) {
    if (late.contains(event.caseId())) {
      review(event.account(), commands);
    }
  }

  /** Money may cover an invoice of the case, or have gone elsewhere. */
  @SagaEventHandler(associationProperty = "account")
  public void on(OpenItemsChanged event, Commands commands) {
    if (!event.credits().isEmpty()) {
      review(event.account(), commands);
    }
  }

  @SagaEventHandler(associationProperty = "account")
  public void on(CaseClosed event, @MetaDataValue("position") Long position, Commands commands) {
    if (late.remove(event.caseId())) {
      commands.send(
          new SettleInvoice(
              EscalationEvent.escalationOf(event.account()),
              event.itemKind(),
              event.invoice(),
              event.reason(),
              position));
      if (late.isEmpty()) {
        SagaLifecycle.end();
      } else {
        review(event.account(), commands);
      }
    }
  }
}
