package huikuan.dunning.promise;

import huikuan.contracts.AccountId;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.promise.PromiseCommand.JudgePromise;
import huikuan.dunning.promise.PromiseCommand.LapsePromise;
import huikuan.dunning.promise.PromiseEvent.PromiseApproved;
import huikuan.dunning.promise.PromiseEvent.PromiseInForceAgain;
import huikuan.dunning.promise.PromiseEvent.PromiseJudged;
import huikuan.dunning.promise.PromiseEvent.PromiseLapsed;
import huikuan.dunning.promise.PromiseEvent.PromiseMade;
import huikuan.dunning.promise.PromiseEvent.PromiseRejected;
import huikuan.dunning.promise.PromiseEvent.PromiseWithdrawn;
import huikuan.platform.axon.DeadlineMessages;
import huikuan.platform.axon.reaction.Commands;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;

/** Waits for the end of a promise, and has it judged by what has come in. */
@ProcessingGroup("reminders")
public class PromiseSaga {

  static final String LAPSE = "lapse";
  static final String END = "end";

  /** The pause after which it is asked again whether all receipts are posted. */
  private static final Duration ASKED_AGAIN = Duration.ofHours(1);

  private String account = "";
  private Instant endsAt = Instant.MAX;

  @StartSaga
  @SagaEventHandler(associationProperty = "arrangement")
  public void on(PromiseMade event, DeadlineManager deadlines) {
    account = event.account().toString();
    endsAt = event.endsAt();
    Instant lapsesAt = event.lapsesAt();
    await(
        event.arrangement(),
        lapsesAt == null ? END : LAPSE,
        lapsesAt == null ? endsAt : lapsesAt,
        deadlines);
  }

  @SagaEventHandler(associationProperty = "arrangement")
  public void on(PromiseApproved event, DeadlineManager deadlines) {
    deadlines.cancelAllWithinScope(LAPSE);
    await(event.arrangement(), END, endsAt, deadlines);
  }

  @StartSaga
  @SagaEventHandler(associationProperty = "arrangement")
  public void on(PromiseInForceAgain event, DeadlineManager deadlines) {
    account = event.account().toString();
    endsAt = event.endsAt();
    await(event.arrangement(), END, endsAt, deadlines);
  }

  @DeadlineHandler(deadlineName = LAPSE)
  public void onLapse(String promise, @MetaDataValue("firedAt") String firedAt, Commands commands) {
    ArrangementId id = ArrangementId.parse(promise);
    commands.send(new LapsePromise(new PromisesKey(id.customer()), id, Instant.parse(firedAt)));
  }

  /** A payment of its last days may not be posted yet. */
  @DeadlineHandler(deadlineName = END)
  public void onEnd(
      String promise,
      @MetaDataValue("firedAt") String firedAt,
      Customers customers,
      Covers covers,
      Commands commands,
      DeadlineManager deadlines) {
    ArrangementId id = ArrangementId.parse(promise);
    Instant now = Instant.parse(firedAt);
    if (customers.find(id.customer()).chasing().missingReceipts(now).isPresent()) {
      await(id, END, now.plus(ASKED_AGAIN), deadlines);
      return;
    }
    AccountId of = AccountId.parse(account);
    commands.send(
        new JudgePromise(
            new PromisesKey(id.customer()), id, covers.of(of).unapplied(of.currency()), now));
  }

  @EndSaga
  @SagaEventHandler(associationProperty = "arrangement")
  public void on(PromiseJudged event, DeadlineManager deadlines) {
    deadlines.cancelAllWithinScope(END);
  }

  @EndSaga
  @SagaEventHandler(associationProperty = "arrangement")
  public void on(PromiseWithdrawn event, DeadlineManager deadlines) {
    deadlines.cancelAllWithinScope(END);
  }

  @EndSaga
  @SagaEventHandler(associationProperty = "arrangement")
  public void on(PromiseRejected event, DeadlineManager deadlines) {
    deadlines.cancelAllWithinScope(LAPSE);
  }

  @EndSaga
  @SagaEventHandler(associationProperty = "arrangement")
  public void on(PromiseLapsed event, DeadlineManager deadlines) {
    deadlines.cancelAllWithinScope(LAPSE);
  }

  private static void await(
      ArrangementId promise, String deadline, Instant at, DeadlineManager deadlines) {
    deadlines.schedule(
        at, deadline, DeadlineMessages.of(promise.toString(), new PromisesKey(promise.customer())));
  }
}
