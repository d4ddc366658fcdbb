package huikuan.dunning.assignment;

import huikuan.contracts.CustomerId;
import huikuan.dunning.assignment.AssignmentEvent.AssignmentEnded;
import huikuan.dunning.assignment.AssignmentEvent.AssignmentSet;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.HoldOutcome;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.axon.DeadlineMessages;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;

/** Waits for the day on which somebody has to see that a claim's insurer is told. */
@ProcessingGroup("reminders")
public class AssignmentSaga {

  static final String NOTICE = "notice";

  /** The insurer is told of nothing that a hold keeps back; the source holds nothing. */
  private static final String SOURCE = "insured";

  private String customer = "";

  @StartSaga
  @SagaEventHandler(associationProperty = "scope")
  public void on(AssignmentSet event, DeadlineManager deadlines) {
    customer = event.customer().toString();
    deadlines.cancelAllWithinScope(NOTICE);
    Instant noticeAt = event.noticeAt();
    if (noticeAt != null && event.caseId() != null) {
      deadlines.schedule(noticeAt, NOTICE, DeadlineMessages.of(event.scope(), event.scope()));
    }
  }

  /** A claim that is closed meanwhile raises no task. */
  @DeadlineHandler(deadlineName = NOTICE)
  public void onNotice(
      String caseId,
      @MetaDataValue("firedAt") String firedAt,
      Customers customers,
      Commands commands) {
    HoldOutcome _ =
        commands.send(
            new EndHold(
                caseId,
                SOURCE,
                SOURCE,
                Instant.parse(firedAt),
                customers.find(CustomerId.parse(customer)),
                null,
                TaskReason.INSURER_NOTICE));
  }

  @EndSaga
  @SagaEventHandler(associationProperty = "scope")
  public void on(AssignmentEnded event, DeadlineManager deadlines) {
    deadlines.cancelAllWithinScope(NOTICE);
  }
}
