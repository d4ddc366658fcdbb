package huikuan.dunning.insolvency;

import huikuan.contracts.CustomerId;
import huikuan.dunning.insolvency.InsolvencyCommand.WarnOfFiling;
import huikuan.dunning.insolvency.InsolvencyEvent.ClaimsFiled;
import huikuan.dunning.insolvency.InsolvencyEvent.FilingNear;
import huikuan.dunning.insolvency.InsolvencyEvent.InsolvencyEnded;
import huikuan.dunning.insolvency.InsolvencyEvent.InsolvencyOpened;
import huikuan.dunning.insolvency.InsolvencyEvent.Warning;
import huikuan.platform.axon.DeadlineMessages;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;

/** Warns before the last day for filing claims, and prolongs the customer's hold. */
@ProcessingGroup("reminders")
public class InsolvencySaga {

  static final String WARN = "warn";
  static final String PROLONG = "prolong";

  private List<Warning> warnings = new ArrayList<>();

  @StartSaga
  @SagaEventHandler(associationProperty = "customer")
  public void on(InsolvencyOpened event, DeadlineManager deadlines) {
    warnings = new ArrayList<>(event.warnings());
    awaitWarning(event.customer(), deadlines);
    awaitProlonging(event.customer(), event.at(), deadlines);
  }

  @DeadlineHandler(deadlineName = WARN)
  public void onWarn(String customer, @MetaDataValue("firedAt") String firedAt, Commands commands) {
    commands.send(
        new WarnOfFiling(new InsolvencyKey(CustomerId.parse(customer)), Instant.parse(firedAt)));
  }

  @SagaEventHandler(associationProperty = "customer")
  public void on(FilingNear event, DeadlineManager deadlines) {
    warnings.removeIf(each -> each.days() >= event.days());
    awaitWarning(event.customer(), deadlines);
  }

  @SagaEventHandler(associationProperty = "customer")
  public void on(ClaimsFiled event, DeadlineManager deadlines) {
    warnings.clear();
    awaitWarning(event.customer(), deadlines);
  }

  @DeadlineHandler(deadlineName = PROLONG)
  public void onProlong(
      String customer,
      @MetaDataValue("firedAt") String firedAt,
      InsolvencyHold hold,
      DeadlineManager deadlines) {
    CustomerId id = CustomerId.parse(customer);
    Instant now = Instant.parse(firedAt);
    hold.place(id, now);
    awaitProlonging(id, now, deadlines);
  }

  @EndSaga
  @SagaEventHandler(associationProperty = "customer")
  public void on(InsolvencyEnded event, DeadlineManager deadlines) {
    deadlines.cancelAllWithinScope(WARN);
    deadlines.cancelAllWithinScope(PROLONG);
  }

  private void awaitWarning(CustomerId customer, DeadlineManager deadlines) {
    deadlines.cancelAllWithinScope(WARN);
    if (!warnings.isEmpty()) {
      await(customer, WARN, warnings.getFirst().at(), deadlines);
    }
  }

  private static void awaitProlonging(
      CustomerId customer, Instant placedAt, DeadlineManager deadlines) {
    deadlines.cancelAllWithinScope(PROLONG);
    await(customer, PROLONG, InsolvencyHold.prolongedAt(placedAt), deadlines);
  }

  private static void await(
      CustomerId customer, String deadline, Instant at, DeadlineManager deadlines) {
    deadlines.schedule(
        at, deadline, DeadlineMessages.of(customer.toString(), new InsolvencyKey(customer)));
  }
}
