package huikuan.dunning.dispute;

import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.dispute.DisputeCommand.RemindOfDispute;
import huikuan.dunning.dispute.DisputeEvent.DisputeChanged;
import huikuan.dunning.dispute.DisputeEvent.DisputeClosed;
import huikuan.dunning.dispute.DisputeEvent.DisputeOpened;
import huikuan.dunning.dispute.DisputeEvent.DisputeOverdue;
import huikuan.platform.axon.DeadlineMessages;
import huikuan.platform.axon.reaction.Commands;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;

/** Waits for the day by which a dispute is to be clarified, and reminds of it while it is not. */
@ProcessingGroup("reminders")
public class DisputeSaga {

  static final String DUE = "due";

  /** While it is overdue it is reminded of every two weeks, and held for longer than that. */
  private static final Duration REMINDED_AGAIN = Duration.ofDays(14);

  private Instant dueAt = Instant.MAX;

  @StartSaga
  @SagaEventHandler(associationProperty = "arrangement")
  public void on(DisputeOpened event, DeadlineManager deadlines) {
    await(event.arrangement(), event.dueAt(), deadlines);
  }

  @SagaEventHandler(associationProperty = "arrangement")
  public void on(DisputeChanged event, DeadlineManager deadlines) {
    if (!event.dueAt().equals(dueAt)) {
      deadlines.cancelAllWithinScope(DUE);
      await(event.arrangement(), event.dueAt(), deadlines);
    }
  }

  private void await(ArrangementId dispute, Instant at, DeadlineManager deadlines) {
    dueAt = at;
    schedule(dispute, at, deadlines);
  }

  private static void schedule(ArrangementId dispute, Instant at, DeadlineManager deadlines) {
    deadlines.schedule(
        at, DUE, DeadlineMessages.of(dispute.toString(), new DisputesKey(dispute.customer())));
  }

  @DeadlineHandler(deadlineName = DUE)
  public void onDue(
      String dispute,
      @MetaDataValue("firedAt") String firedAt,
      Customers customers,
      Commands commands) {
    ArrangementId id = ArrangementId.parse(dispute);
    Instant now = Instant.parse(firedAt);
    LocalDate today = LocalDate.ofInstant(now, customers.find(id.customer()).zone());
    commands.send(
        new RemindOfDispute(
            new DisputesKey(id.customer()),
            id,
            DisputeTimes.heldUntil(today),
            now.plus(REMINDED_AGAIN),
            now));
  }

  @SagaEventHandler(associationProperty = "arrangement")
  public void on(DisputeOverdue event, DeadlineManager deadlines) {
    schedule(event.arrangement(), event.askedAgainAt(), deadlines);
  }

  @EndSaga
  @SagaEventHandler(associationProperty = "arrangement")
  public void on(DisputeClosed event, DeadlineManager deadlines) {
    deadlines.cancelAllWithinScope(DUE);
  }
}
