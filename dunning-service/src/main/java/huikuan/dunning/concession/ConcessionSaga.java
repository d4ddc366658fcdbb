package huikuan.dunning.concession;

import huikuan.contracts.AccountId;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.concession.ConcessionCommand.CheckConcession;
import huikuan.dunning.concession.ConcessionEvent.ConcessionDrafted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionEnded;
import huikuan.dunning.concession.ConcessionEvent.ConcessionRejected;
import huikuan.dunning.concession.ConcessionEvent.DutyDone;
import huikuan.dunning.concession.ConcessionTerms.Due;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.customers.Customers;
import huikuan.platform.axon.DeadlineMessages;
import huikuan.platform.axon.reaction.Commands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the moments of a concession, one after the other: its approval and its offer lapse, its
 * dues are to be paid, and what we have to do is to be done.
 */
@ProcessingGroup("reminders")
public class ConcessionSaga {

  static final String MOMENT = "moment";

  /** The pause after which it is asked again whether all receipts are posted. */
  private static final Duration ASKED_AGAIN = Duration.ofHours(1);

  private String account = "";

  @SuppressWarnings("FieldMayBeFinal") // the state of a saga is read into it
  private List<Instant> moments = new ArrayList<>();

  /** When what we have to do is to be done; null = nothing is, or no longer. */
  private @Nullable Instant dutyEndsAt;

  /** Whether the customer has done what it had to. */
  private boolean kept;

  @StartSaga
  @SagaEventHandler(associationProperty = "arrangement")
  public void on(ConcessionDrafted event, DeadlineManager deadlines) {
    account = event.account().toString();
    moments.add(event.lapsesAt());
    moments.add(event.terms().offerEndsAt());
    event.terms().dues().stream().map(Due::endsAt).forEach(moments::add);
    dutyEndsAt = event.terms().dutyEndsAt();
    moments.add(dutyEndsAt);
    moments.removeIf(Objects::isNull);
    moments.sort(null);
    await(event.arrangement(), deadlines);
  }

  private void await(ArrangementId concession, DeadlineManager deadlines) {
    if (!moments.isEmpty()) {
      schedule(concession, moments.getFirst(), deadlines);
    }
  }

  private static void schedule(ArrangementId concession, Instant at, DeadlineManager deadlines) {
    deadlines.schedule(
        at,
        MOMENT,
        DeadlineMessages.of(concession.toString(), new ConcessionsKey(concession.customer())));
  }

  /**
   * A payment of the last days may not be posted yet: then no due is judged, and it is asked again.
   * An offer ends all the same.
   */
  @DeadlineHandler(deadlineName = MOMENT)
  public void onMoment(
      String concession,
      @MetaDataValue("firedAt") String firedAt,
      Customers customers,
      Covers covers,
      Commands commands,
      DeadlineManager deadlines) {
    ArrangementId id = ArrangementId.parse(concession);
    Instant now = Instant.parse(firedAt);
    boolean complete = customers.find(id.customer()).chasing().missingReceipts(now).isEmpty();
    AccountId of = AccountId.parse(account);
    commands.send(
        new CheckConcession(
            new ConcessionsKey(id.customer()),
            id,
            covers.of(of).unapplied(of.currency()),
            complete,
            now));
    if (complete) {
      moments.removeIf(each -> !each.isAfter(now));
      await(id, deadlines);
    } else {
      schedule(id, now.plus(ASKED_AGAIN), deadlines);
    }
    if (kept && moments.isEmpty()) {
      SagaLifecycle.end();
    }
  }

  /** When the customer has kept it, we may still have to do our part. */
  @SagaEventHandler(associationProperty = "arrangement")
  public void on(ConcessionEnded event, DeadlineManager deadlines) {
    kept = event.outcome() == ConcessionState.KEPT;
    Instant duty = dutyEndsAt;
    moments.removeIf(each -> !each.equals(duty));
    deadlines.cancelAllWithinScope(MOMENT);
    if (kept && !moments.isEmpty()) {
      await(event.arrangement(), deadlines);
    } else {
      SagaLifecycle.end();
    }
  }

  @SagaEventHandler(associationProperty = "arrangement")
  public void on(DutyDone event, DeadlineManager deadlines) {
    moments.remove(dutyEndsAt);
    dutyEndsAt = null;
    if (kept) {
      deadlines.cancelAllWithinScope(MOMENT);
      SagaLifecycle.end();
    }
  }

  @EndSaga
  @SagaEventHandler(associationProperty = "arrangement")
  public void on(ConcessionRejected event, DeadlineManager deadlines) {
    deadlines.cancelAllWithinScope(MOMENT);
  }
}
