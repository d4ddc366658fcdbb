package huikuan.dunning.reminder;

import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.dunning.claim.ClaimCommand.HearWriteOff;
import huikuan.dunning.claim.ClaimEvent.WriteOffAsked;
import huikuan.platform.axon.reaction.Commands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;

/**
 * Brings the ledger's answers about a write-off to the claim: they name the decision alone. A
 * proposal that has lapsed may have been approved in the last moment; then the claim is closed.
 */
@ProcessingGroup("reminders")
public class WriteOffSaga {

  private String caseId = "";

  @StartSaga
  @SagaEventHandler(associationProperty = "decision")
  public void on(WriteOffAsked event) {
    caseId = event.caseId();
  }

  @SagaEventHandler(associationProperty = "decision")
  public void on(PostingAnswered event, Commands commands) {
    commands.send(new HearWriteOff(caseId, event));
    switch (event.outcome()) {
      case PROPOSED -> {}
      case POSTED, REFUSED, REJECTED, LAPSED -> SagaLifecycle.end();
    }
  }
}
