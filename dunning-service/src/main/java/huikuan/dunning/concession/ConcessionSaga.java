package huikuan.dunning.concession;

import huikuan.contracts.AccountId;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.concession.ConcessionCommand.CheckConcession;
import huikuan.dunning.concession.ConcessionEvent.ConcessionAccepted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionDrafted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionEnded;
import huikuan.dunning.concession.ConcessionEvent.ConcessionRejected;
import huikuan.dunning.concession.ConcessionEvent.DuePaid;
import huikuan.dunning.concession.ConcessionEvent.DutyDone;
import huikuan.dunning.concession.ConcessionTerms.Due;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.customers.Customers;
import huikuan.platform.axon.DeadlineMessages;
import huikuan.platform.axon.reaction.Commands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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

  /** The ends of its dues. A payment of the last days may not be posted yet. */
  @SuppressWarnings("FieldMayBeFinal") // the state of a saga is read into it
  private List<Instant> dues = new ArrayList<>();

  /** The other moments, for which no receipt is waited. */
  @SuppressWarnings("FieldMayBeFinal") // the state of a saga is read into it
  private List<Instant> moments = new ArrayList<>();

  /** When what we have to do is to be done; null = nothing is, or no longer. */
  private @Nullable Instant dutyEndsAt;

  /** When money on account that paid the last due is to be allocated; null = nothing is paid. */
  private @Nullable Instant settledBy;

  /** Whether the customer has done what it had to. */
  private boolean kept;

  @StartSaga
  @SagaEventHandler(associationProperty = "arrangement")
  public void on(ConcessionDrafted event, DeadlineManager deadlines) {
    account = event.account().toString();
    event.terms().dues().stream().map(Due::endsAt).forEach(dues::add);
    dutyEndsAt = event.terms().dutyEndsAt();
    settledBy = event.terms().settledBy();
    moments.add(event.lapsesAt());
    moments.add(event.terms().offerEndsAt());
    moments.add(dutyEndsAt);
    moments.removeIf(Objects::isNull);
    await(event.arrangement(), Instant.MIN, deadlines);
  }

  /** A due that waits for receipts is looked at again after a pause. */
  private void await(ArrangementId concession, Instant now, DeadlineManager deadlines) {
    Stream<Instant> ofDues =
        dues.stream().map(each -> each.isAfter(now) ? each : now.plus(ASKED_AGAIN));
    Stream.concat(ofDues, moments.stream())
        .min(Comparator.naturalOrder())
        .ifPresent(
            at ->
                deadlines.schedule(
                    at,
                    MOMENT,
                    DeadlineMessages.of(
                        concession.toString(), new ConcessionsKey(concession.customer()))));
  }

  /** A due or a duty whose day was over before it was accepted is looked at now. */
  @SagaEventHandler(associationProperty = "arrangement")
  public void on(ConcessionAccepted event, DeadlineManager deadlines) {
    Instant duty = dutyEndsAt;
    boolean isLate =
        duty != null && !duty.isAfter(event.at())
            || event.conceded().terms().dues().stream()
                .anyMatch(each -> !each.endsAt().isAfter(event.at()));
    if (isLate) {
      dues.add(event.at());
      deadlines.cancelAllWithinScope(MOMENT);
      await(event.arrangement(), Instant.MIN, deadlines);
    }
  }

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
    if (hasCome(now, complete)) {
      AccountId of = AccountId.parse(account);
      commands.send(
          new CheckConcession(
              new ConcessionsKey(id.customer()),
              id,
              covers.of(of).unapplied(of.currency()),
              complete,
              now));
    }
    await(id, now, deadlines);
    if (kept && moments.isEmpty()) {
      SagaLifecycle.end();
    }
  }

  /** Whether a moment has come. It is waited for no longer. */
  private boolean hasCome(Instant now, boolean complete) {
    boolean due = complete && dues.removeIf(each -> !each.isAfter(now));
    return moments.removeIf(each -> !each.isAfter(now)) || due;
  }

  /** A concession that is held for longer is looked at once more. */
  @SagaEventHandler(associationProperty = "arrangement")
  public void on(DuePaid event, DeadlineManager deadlines) {
    Instant over = settledBy;
    if (event.held() != null && over != null) {
      moments.add(over);
      await(event.arrangement(), Instant.MIN, deadlines);
    }
  }

  /** When the customer has kept it, we may still have to do our part. */
  @SagaEventHandler(associationProperty = "arrangement")
  public void on(ConcessionEnded event, DeadlineManager deadlines) {
    kept = event.outcome() == ConcessionState.KEPT;
    Instant duty = dutyEndsAt;
    dues.clear();
    moments.removeIf(each -> !each.equals(duty));
    deadlines.cancelAllWithinScope(MOMENT);
    if (kept && !moments.isEmpty()) {
      await(event.arrangement(), Instant.MIN, deadlines);
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
