package huikuan.dunning.reminder;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.BasisEvent;
import huikuan.contracts.ledger.BasisEvent.EvidenceAttached;
import huikuan.contracts.ledger.BasisEvent.EvidenceWithdrawn;
import huikuan.contracts.ledger.BasisEvent.InvoiceWayTold;
import huikuan.contracts.ledger.BasisEvent.OfContract;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.Subject;
import huikuan.dunning.claim.CaseIds;
import huikuan.dunning.claim.ClaimCommand;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
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
import huikuan.platform.axon.Batched;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.reaction.Reactions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
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
    bases.keep(event);
    switch (event) {
      case OfContract it -> ofContract(it.company() + "." + it.contract(), recordedAt);
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
      case Subject.OfContract(var company, var contract) ->
          open(company + "." + contract)
              .forEach((caseId, place) -> planAnew(caseId, place.customer(), now));
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
    open(contract)
        .forEach(
            (caseId, place) -> {
              hold(contract, caseId, place, now);
              planAnew(caseId, place.customer(), now);
            });
  }

  /** The open claims of a contract, by their cases. */
  private Map<String, Place> open(String contract) {
    Map<String, Place> places = new LinkedHashMap<>(claims.of(contract));
    places.values().removeIf(each -> !each.open());
    return places;
  }

  /** Claims keep the order in which the ledger told them; their cases are opened side by side. */
  @EventHandler
  void on(
      InvoicePosted event,
      @MetaDataValue("position") Long position,
      @Timestamp Instant recordedAt) {
    if (event.contract() != null) {
      String caseId = CaseIds.of(event.account(), ItemKind.INVOICE, event.number());
      add(caseId, event.account(), event.contract(), event.amount(), position, recordedAt);
    }
  }

  private void add(
      String caseId,
      AccountId account,
      String contract,
      Money amount,
      long position,
      Instant recordedAt) {
    CustomerId customer = account.customerId();
    LocalDate knownOn = LocalDate.ofInstant(recordedAt, customers.find(customer).zone());
    claims.add(caseId, customer, account.company() + "." + contract, amount, knownOn, position);
  }

  @EventHandler
  void on(
      CaseOpened event, @MetaDataValue("position") Long position, @Timestamp Instant recordedAt) {
    if (event.contract() == null) {
      return;
    }
    if (event.itemKind() == ItemKind.REFUND) {
      add(
          event.caseId(),
          event.account(),
          event.contract(),
          event.amount(),
          position,
          event.recordedAt());
    }
    String contract = event.account().company() + "." + event.contract();
    Optional<Agreement> agreed = bases.agreement(contract);
    if (agreed.isEmpty() || !agreed.get().holds()) {
      return;
    }
    hold(contract, event.caseId(), recordedAt);
    if (agreed.get().startsFromAmount()) {
      this.open(contract).forEach((caseId, place) -> hold(contract, caseId, place, recordedAt));
    }
  }

  @EventHandler
  void on(CaseReopened event, @Timestamp Instant recordedAt) {
    claims.reopen(event.caseId()).ifPresent(contract -> hold(contract, event.caseId(), recordedAt));
  }

  /** A claim that was reversed leaves its part of the milestones to those that came after it. */
  @EventHandler
  void on(CaseClosed event, @Timestamp Instant recordedAt) {
    if (event.reason().equals("reversed")) {
      claims
          .remove(event.caseId())
          .ifPresent(
              contract ->
                  open(contract)
                      .forEach((caseId, place) -> hold(contract, caseId, place, recordedAt)));
    } else {
      Batched.<Set<String>>gathered("closed claims", LinkedHashSet::new, claims::close)
          .add(event.caseId());
    }
  }

  /** The planned day of a milestone is over: if it is not reached the claim is held further. */
  @EventHandler
  void on(HoldEnded event, @Timestamp Instant recordedAt) {
    if (Hold.isOfContract(event.source()) && event.by().equals(Hold.EXPIRED)) {
      claims
          .contractOf(event.caseId())
          .ifPresent(contract -> hold(contract, event.caseId(), recordedAt));
    }
  }

  private void hold(String contract, String caseId, Instant now) {
    hold(contract, caseId, requireNonNull(claims.of(contract).get(caseId)), now);
  }

  /** Places and ends the holds of a claim, as its contract stands now. */
  private void hold(String contract, String caseId, Place place, Instant now) {
    reactions.react(
        this,
        caseId,
        caseId,
        () -> {
          Customer customer = customers.find(place.customer());
          Agreement agreed = bases.agreement(contract).orElse(null);
          if (agreed == null) {
            return;
          }
          LocalDate today = LocalDate.ofInstant(now, customer.zone());
          StageHolds holds = StageHolds.of(agreed, place, today);
          TaskReason task = holds.overdue() ? TaskReason.MILESTONE_OVERDUE : null;
          hold(caseId, Hold.MILESTONES, holds.milestones(), task, now, customer);
          hold(caseId, Hold.CHASING_START, holds.start(), task, now, customer);
        });
  }

  private void hold(
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
