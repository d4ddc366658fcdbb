package huikuan.dunning.reminder;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ledger.BasisEvent;
import huikuan.contracts.ledger.BasisEvent.EvidenceAttached;
import huikuan.contracts.ledger.BasisEvent.EvidenceWithdrawn;
import huikuan.contracts.ledger.BasisEvent.InvoiceWayTold;
import huikuan.contracts.ledger.BasisEvent.OfContract;
import huikuan.contracts.ledger.Subject;
import huikuan.dunning.claim.CaseIds;
import huikuan.dunning.claim.ClaimCommand;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.readiness.Agreement;
import huikuan.dunning.readiness.ContractClaims;
import huikuan.dunning.readiness.StageHolds;
import huikuan.dunning.readiness.StageHolds.Place;
import huikuan.dunning.readiness.StoredBases;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.reaction.Once;
import huikuan.platform.reaction.Reactions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets claims follow what they stand on: the steps that waited for evidence are planned anew, and
 * parts that wait for a milestone are held, or held no longer. The withdrawal of evidence counts at
 * the moment of the next step.
 */
@Component
@ProcessingGroup("reminders")
class WhenBasisChangesThenFollow {

  private static final Logger log = LoggerFactory.getLogger(WhenBasisChangesThenFollow.class);
  private static final int AT_ONCE = 200;

  private final StoredBases bases;
  private final ContractClaims claims;
  private final OpenCases open;
  private final Customers customers;
  private final Reactions reactions;
  private final Commands commands;

  WhenBasisChangesThenFollow(
      StoredBases bases,
      ContractClaims claims,
      OpenCases open,
      Customers customers,
      Reactions reactions,
      Commands commands) {
    this.bases = bases;
    this.claims = claims;
    this.open = open;
    this.customers = customers;
    this.reactions = reactions;
    this.commands = commands;
  }

  @EventHandler
  void on(BasisEvent event, @Timestamp Instant recordedAt) {
    switch (event) {
      case OfContract it ->
          ofContract(new Subject.OfContract(it.company(), it.contract()).key(), recordedAt);
      case EvidenceAttached it -> attached(it.subject(), recordedAt);
      case InvoiceWayTold it ->
          planAnew(
              CaseIds.of(it.account(), ItemKind.INVOICE, it.number()),
              it.account().customerId(),
              recordedAt);
      case EvidenceWithdrawn _ -> {}
    }
  }

  private void attached(Subject subject, Instant now) {
    switch (subject) {
      case Subject.OfItem(var account, var kind, var number) ->
          planAnew(CaseIds.of(account, kind, number), account.customerId(), now);
      case Subject.OfContract of ->
          claims.openOf(of.key()).forEach((caseId, customer) -> planAnew(caseId, customer, now));
      case Subject.OfCustomer(var customer) -> ofCustomer(customer, now);
    }
  }

  private void ofCustomer(CustomerId customer, Instant now) {
    List<String> some = open.of(customer.toString(), "", AT_ONCE);
    while (!some.isEmpty()) {
      some.forEach(each -> planAnew(each, customer, now));
      some = open.of(customer.toString(), some.getLast(), AT_ONCE);
    }
  }

  private void planAnew(String caseId, CustomerId customer, Instant now) {
    reactions.react(
        this, caseId, caseId, () -> send(new PlanAnew(caseId, now, customers.find(customer))));
  }

  /** The evidence that a contract asks for may be another, and so may the holds. */
  private void ofContract(String contract, Instant now) {
    claims
        .openOf(contract)
        .forEach(
            (caseId, customer) -> {
              follow(contract, caseId, customer, now);
              planAnew(caseId, customer, now);
            });
  }

  @EventHandler
  void on(CaseOpened event, @Timestamp Instant recordedAt) {
    if (event.contract() == null || event.itemKind() != ItemKind.INVOICE) {
      return;
    }
    String contract = new Subject.OfContract(event.account().company(), event.contract()).key();
    CustomerId customer = event.account().customerId();
    Agreement agreed = bases.agreement(contract).orElse(null);
    if (agreed != null && agreed.startsFromAmount()) {
      Place place = places(contract, agreed).get(event.caseId());
      if (place != null && agreed.startsWith(place)) {
        claims.openOf(contract).forEach((each, of) -> follow(contract, each, of, recordedAt));
      }
    }
    follow(contract, event.caseId(), customer, recordedAt);
  }

  @EventHandler
  void on(CaseReopened event, @Timestamp Instant recordedAt) {
    follow(event, recordedAt);
  }

  /** A reversed claim leaves its part of the milestones to those that came after it. */
  @EventHandler
  void on(CaseClosed event, @Timestamp Instant recordedAt) {
    if (event.reason().equals("reversed")) {
      claims
          .contractOf(event.caseId())
          .ifPresent(
              contract ->
                  claims
                      .openOf(contract)
                      .forEach((each, of) -> follow(contract, each, of, recordedAt)));
    }
  }

  /** The planned day of a milestone is over: if it is not reached the claim is held further. */
  @EventHandler
  void on(HoldEnded event, @Timestamp Instant recordedAt) {
    if (Hold.isOfContract(event.source()) && event.by().equals(Hold.EXPIRED)) {
      follow(event, recordedAt);
    }
  }

  private void follow(ClaimEvent event, Instant now) {
    claims
        .contractOf(event.caseId())
        .ifPresent(contract -> follow(contract, event.caseId(), event.account().customerId(), now));
  }

  /** Places and ends the holds of a claim, as its contract stands once all news are kept. */
  private void follow(String contract, String caseId, CustomerId of, Instant now) {
    reactions.react(
        this,
        caseId,
        caseId,
        () -> {
          Agreement agreed =
              Once.inBatch("agreement " + contract, () -> bases.agreement(contract)).orElse(null);
          Place place = agreed == null ? null : places(contract, agreed).get(caseId);
          if (place != null) {
            follow(caseId, requireNonNull(agreed), place, customers.find(of), now);
          }
        });
  }

  private Map<String, Place> places(String contract, Agreement agreed) {
    return Once.inBatch(
        "claims of " + contract, () -> claims.of(contract, agreed.told().customer()));
  }

  private void follow(
      String caseId, Agreement agreed, Place place, Customer customer, Instant now) {
    StageHolds holds = StageHolds.of(agreed, place, LocalDate.ofInstant(now, customer.zone()));
    TaskReason task = holds.overdue() ? TaskReason.MILESTONE_OVERDUE : null;
    follow(caseId, Hold.MILESTONES, holds.milestones(), task, now, customer);
    follow(caseId, Hold.CHASING_START, holds.start(), task, now, customer);
  }

  private void follow(
      String caseId,
      String source,
      @Nullable Hold hold,
      @Nullable TaskReason task,
      Instant now,
      Customer customer) {
    send(
        hold == null
            ? new EndHold(caseId, source, Hold.REACHED, now, customer)
            : new PlaceHold(caseId, hold, now, customer, null, task));
  }

  /** A claim that was never opened here is not chased, so nothing has to change. */
  private void send(ClaimCommand command) {
    try {
      commands.send(command);
    } catch (AggregateNotFoundException unknown) {
      log.warn("There is no case {} for {}", command.caseId(), command.getClass().getSimpleName());
    }
  }
}
