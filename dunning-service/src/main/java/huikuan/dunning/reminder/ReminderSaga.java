package huikuan.dunning.reminder;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemName;
import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.PaymentCalendarChanged;
import huikuan.dunning.arrangement.WhenArrangedThenHold;
import huikuan.dunning.claim.ClaimCommand.AskAboutGoods;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.ContactMissing;
import huikuan.dunning.claim.ClaimEvent.CustomerHoldHeeded;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.claim.ClaimEvent.StepBounced;
import huikuan.dunning.claim.ClaimEvent.StepNotTaken;
import huikuan.dunning.claim.ClaimEvent.StepWithheld;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.hold.HoldEnds;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.readiness.ClaimBases;
import huikuan.platform.axon.DeadlineMessages;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.reaction.Once;
import huikuan.platform.reaction.Reactions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.jspecify.annotations.Nullable;

/**
 * Chases one item from its posting, or from when it is open again, until it is settled. At the
 * moment of each planned step it asks the case to decide.
 */
@ProcessingGroup("reminders")
public class ReminderSaga {

  static final String STEP = "step";
  static final String HOLD = "hold";
  static final String GOODS = "goods";

  /** Days before the due date on which the receipt of the goods is asked about. */
  private static final int GOODS_ASKED_BEFORE = 7;

  private static final LocalTime GOODS_ASKED_AT = LocalTime.of(9, 0);

  private String caseId = "";
  private String customer = "";
  private HoldEnds ends = new HoldEnds();

  @StartSaga
  @SagaEventHandler(associationProperty = "caseId")
  public void on(
      CaseOpened event, DeadlineManager deadlines, Customers customers, ClaimBases bases) {
    chase(event, event.plan(), deadlines);
    ItemName item = new ItemName(event.itemKind(), event.invoice());
    if (bases.needProofOfGoods(event.account(), item, event.contract())) {
      LocalDate day = event.dueOn().minusDays(GOODS_ASKED_BEFORE);
      ZoneId zone = customers.find(event.account().customerId()).zone();
      Instant at = day.atTime(GOODS_ASKED_AT).atZone(zone).toInstant();
      deadlines.schedule(
          at.isBefore(event.recordedAt()) ? event.recordedAt() : at,
          GOODS,
          DeadlineMessages.of(caseId, caseId));
    }
  }

  @DeadlineHandler(deadlineName = GOODS)
  public void onGoods(
      String caseId,
      @MetaDataValue("firedAt") String firedAt,
      Customers customers,
      Commands commands) {
    Customer known = customers.find(CustomerId.parse(customer));
    commands.send(new AskAboutGoods(caseId, Instant.parse(firedAt), known));
  }

  @StartSaga
  @SagaEventHandler(associationProperty = "caseId")
  public void on(CaseReopened event, DeadlineManager deadlines) {
    deadlines.cancelAllWithinScope(STEP);
    chase(event, event.plan(), deadlines);
  }

  @SagaEventHandler(associationProperty = "caseId")
  public void on(StepsPlanned event, DeadlineManager deadlines) {
    deadlines.cancelAllWithinScope(STEP);
    await(event.plan(), deadlines);
  }

  @DeadlineHandler(deadlineName = STEP)
  public void onStep(
      String caseId,
      @MetaDataValue("firedAt") String firedAt,
      Customers customers,
      Reactions reactions,
      Commands commands) {
    reactions.requireNoNews(Claims.class, caseId);
    reactions.requireNoNews(WhenBasisChangesThenFollow.class, caseId);
    reactions.requireNoNews(WhenArrangedThenHold.class, caseId);
    Customer known = customers.find(CustomerId.parse(customer));
    commands.send(new Chase(caseId, Instant.parse(firedAt), known));
  }

  @SagaEventHandler(associationProperty = "caseId")
  public void on(
      ContactMissing event, @Timestamp Instant recordedAt, Customers customers, Commands commands) {
    heedNews(event.customerSequence(), recordedAt, customers, commands);
  }

  /** The moment of a step depends on the customer's zone, country and people. */
  @SagaEventHandler(associationProperty = "customer")
  public void on(
      CustomerChanged event,
      @Timestamp Instant recordedAt,
      Customers customers,
      Commands commands) {
    planAnew(recordedAt, customers, commands);
  }

  @SagaEventHandler(associationProperty = "customer")
  public void on(
      ContactChanged event, @Timestamp Instant recordedAt, Customers customers, Commands commands) {
    planAnew(recordedAt, customers, commands);
  }

  @SagaEventHandler(associationProperty = "customer")
  public void on(
      PaymentCalendarChanged event,
      @Timestamp Instant recordedAt,
      Customers customers,
      Commands commands) {
    planAnew(recordedAt, customers, commands);
  }

  @SagaEventHandler(associationProperty = "customer")
  public void on(
      ContactForgotten event,
      @Timestamp Instant recordedAt,
      Customers customers,
      Commands commands) {
    planAnew(recordedAt, customers, commands);
  }

  /** One change of a customer may be told by many events: the first sees what all of them told. */
  private void planAnew(Instant recordedAt, Customers customers, Commands commands) {
    if (Once.isFirst("plan " + caseId + " for its customer")) {
      Customer known = customers.find(CustomerId.parse(customer));
      commands.send(new PlanAnew(caseId, recordedAt, known));
    }
  }

  /** A contact whose address takes no mail is missing, too. */
  @SagaEventHandler(associationProperty = "caseId")
  public void on(
      StepNotTaken event, @Timestamp Instant recordedAt, Customers customers, Commands commands) {
    if (event.needsContact()) {
      heedNews(event.customerSequence(), recordedAt, customers, commands);
    }
  }

  @SagaEventHandler(associationProperty = "caseId")
  public void on(
      StepBounced event, @Timestamp Instant recordedAt, Customers customers, Commands commands) {
    if (event.needsContact()) {
      heedNews(event.customerSequence(), recordedAt, customers, commands);
    }
  }

  /** The company may have said more between the decision and this event. */
  @SagaEventHandler(associationProperty = "caseId")
  public void on(
      StepWithheld event, @Timestamp Instant recordedAt, Customers customers, Commands commands) {
    if (!event.byCompany()) {
      return;
    }
    Customer known = customers.find(CustomerId.parse(customer));
    if (!Objects.equals(known.chasing().from(), event.from())
        || !Objects.equals(known.chasing().receiptsThrough(), event.receiptsThrough())) {
      commands.send(new Chase(caseId, recordedAt, known));
    }
  }

  /** The customer's holds may have changed after the case took note of them. */
  @SagaEventHandler(associationProperty = "caseId")
  public void on(
      CustomerHoldHeeded event,
      @Timestamp Instant recordedAt,
      Customers customers,
      Commands commands) {
    Customer known = customers.find(CustomerId.parse(customer));
    if (!Objects.equals(known.holds().lastEnd(recordedAt).orElse(null), event.until())) {
      commands.send(new PlanAnew(caseId, recordedAt, known));
    }
  }

  @SagaEventHandler(associationProperty = "caseId")
  public void on(ClaimHeld event, DeadlineManager deadlines) {
    ends.add(event.hold().source(), event.endsAt());
    awaitEnd(deadlines);
  }

  @SagaEventHandler(associationProperty = "caseId")
  public void on(HoldEnded event, DeadlineManager deadlines) {
    ends.remove(event.source());
    awaitEnd(deadlines);
  }

  /** Ends the holds that are over. A hold that was prolonged meanwhile stays. */
  @DeadlineHandler(deadlineName = HOLD)
  public void onHoldEnded(
      String caseId,
      @MetaDataValue("firedAt") String firedAt,
      Customers customers,
      Commands commands) {
    Customer known = customers.find(CustomerId.parse(customer));
    Instant now = Instant.parse(firedAt);
    ends.over(now)
        .forEach(source -> commands.send(new EndHold(caseId, source, Hold.EXPIRED, now, known)));
  }

  @EndSaga
  @SagaEventHandler(associationProperty = "caseId")
  public void on(CaseClosed event, DeadlineManager deadlines) {
    deadlines.cancelAllWithinScope(STEP);
    deadlines.cancelAllWithinScope(HOLD);
    deadlines.cancelAllWithinScope(GOODS);
  }

  /** Plans anew if the customer has changed between the decision and this event. */
  private void heedNews(
      @Nullable String decidedBy, Instant recordedAt, Customers customers, Commands commands) {
    Customer known = customers.find(CustomerId.parse(customer));
    if (!Objects.equals(known.ledgerSequence(), decidedBy)) {
      commands.send(new PlanAnew(caseId, recordedAt, known));
    }
  }

  private void chase(ClaimEvent event, List<PlannedStep> plan, DeadlineManager deadlines) {
    caseId = event.caseId();
    customer = event.account().customerId().toString();
    SagaLifecycle.associateWith("customer", customer);
    await(plan, deadlines);
  }

  /** Waits for the hold that ends first: a saga has one deadline of a name. */
  private void awaitEnd(DeadlineManager deadlines) {
    deadlines.cancelAllWithinScope(HOLD);
    ends.first().ifPresent(at -> deadlines.schedule(at, HOLD, DeadlineMessages.of(caseId, caseId)));
  }

  /** Waits for the first step. One deadline is enough: later steps are planned again after it. */
  private void await(List<PlannedStep> plan, DeadlineManager deadlines) {
    if (!plan.isEmpty()) {
      deadlines.schedule(plan.getFirst().at(), STEP, DeadlineMessages.of(caseId, caseId));
    }
  }
}
