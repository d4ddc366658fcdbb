package huikuan.dunning.reminder;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.BasisEvent.EvidenceAttached;
import huikuan.contracts.ledger.BasisEvent.InvoiceWayTold;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.Subject;
import huikuan.dunning.claim.CaseIds;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.readiness.Agreement;
import huikuan.dunning.readiness.ContractClaims;
import huikuan.dunning.readiness.ContractClaims.Known;
import huikuan.dunning.readiness.StageHolds;
import huikuan.dunning.readiness.StoredBases;
import huikuan.platform.axon.Batched;
import huikuan.platform.reaction.Once;
import huikuan.platform.reaction.Reactions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets claims follow what they stand on: the steps that waited for evidence are planned anew, and
 * parts that wait for a milestone are held, or held no longer. The withdrawal of evidence counts at
 * the moment of the next step. {@link ContractSaga} has the claims of a contract follow its news.
 */
@Component
@ProcessingGroup("reminders")
class WhenBasisChangesThenFollow {

  private static final int AT_ONCE = 200;

  private final StoredBases bases;
  private final ContractClaims claims;
  private final ContractHolds holds;
  private final OpenCases open;
  private final Customers customers;
  private final Reactions reactions;

  WhenBasisChangesThenFollow(
      StoredBases bases,
      ContractClaims claims,
      ContractHolds holds,
      OpenCases open,
      Customers customers,
      Reactions reactions) {
    this.bases = bases;
    this.claims = claims;
    this.holds = holds;
    this.open = open;
    this.customers = customers;
    this.reactions = reactions;
  }

  @EventHandler
  void on(EvidenceAttached event, @Timestamp Instant recordedAt) {
    switch (event.subject()) {
      case Subject.OfItem(var account, var kind, var number) ->
          planAnew(CaseIds.of(account, kind, number), account.customerId(), recordedAt);
      case Subject.OfCustomer(var customer) -> planAllAnew(customer, recordedAt);
      case Subject.OfContract _ -> {}
    }
  }

  @EventHandler
  void on(InvoiceWayTold event, @Timestamp Instant recordedAt) {
    planAnew(
        CaseIds.of(event.account(), ItemKind.INVOICE, event.number()),
        event.account().customerId(),
        recordedAt);
  }

  private void planAllAnew(CustomerId customer, Instant now) {
    List<String> some = open.of(customer.toString(), "", AT_ONCE);
    while (!some.isEmpty()) {
      some.forEach(each -> planAnew(each, customer, now));
      some = open.of(customer.toString(), some.getLast(), AT_ONCE);
    }
  }

  /** Many events of a batch lead to one plan: the first sees what all of them told. */
  private void planAnew(String caseId, CustomerId customer, Instant now) {
    reactions.react(
        this,
        caseId,
        caseId,
        () -> {
          if (Once.isFirst("plan " + caseId + " for its basis")) {
            holds.planAnew(caseId, customers.find(customer), now);
          }
        });
  }

  /** A new claim may be the one with which all of its contract are chased. */
  @EventHandler
  void on(CaseOpened event, @Timestamp Instant recordedAt) {
    String contract = contract(event);
    Agreement agreed = contract == null ? null : ofOpened().get(contract);
    if (contract == null || agreed == null) {
      return;
    }
    hold(event.caseId(), recordedAt);
    if (agreed.startsFromAmount()
        && claims.find(event.caseId()).map(Known::place).filter(agreed::startsWith).isPresent()) {
      holdAll(contract, 0, _ -> true, recordedAt);
    }
  }

  /**
   * The contracts of all cases that a batch opens, looked up together. One that is told later has
   * its claims follow it itself.
   */
  private Map<String, Agreement> ofOpened() {
    return Batched.gathered(
        "contracts of opened cases",
        () ->
            bases.agreements(
                Batched.events().stream()
                    .map(each -> each instanceof CaseOpened opened ? contract(opened) : null)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList()),
        _ -> {});
  }

  /** Null = it is no invoice, or names none. */
  private static @Nullable String contract(CaseOpened event) {
    return event.contract() == null || event.itemKind() != ItemKind.INVOICE
        ? null
        : new Subject.OfContract(event.account().company(), event.contract()).key();
  }

  @EventHandler
  void on(CaseReopened event, @Timestamp Instant recordedAt) {
    hold(event.caseId(), recordedAt);
  }

  /**
   * A reversed claim leaves its part of the milestones to those that came after it, and without it
   * all of them may be too few to be chased.
   */
  @EventHandler
  void on(OpenItemsChanged event, @Timestamp Instant recordedAt) {
    ItemName reversed = event.reversed();
    if (reversed != null) {
      claims
          .findReversed(CaseIds.of(event.account(), reversed.kind(), reversed.number()))
          .ifPresent(
              gone ->
                  bases
                      .agreement(gone.contract())
                      .ifPresent(agreed -> holdAllBut(gone, agreed, recordedAt)));
    }
  }

  /** The sums of the claims may still be those with the one that is gone. */
  private void holdAllBut(Known gone, Agreement agreed, Instant now) {
    Money amount = gone.place().amount();
    if (agreed.awaitsAmount(gone.place().without(amount))) {
      holdAll(gone.contract(), 0, _ -> true, now);
    } else {
      holdAll(
          gone.contract(),
          gone.position(),
          each -> StageHolds.canHold(agreed, each.place().without(amount)),
          now);
    }
  }

  /** The planned day of a milestone is over: if it is not reached the claim is held further. */
  @EventHandler
  void on(HoldEnded event, @Timestamp Instant recordedAt) {
    if (Hold.isOfContract(event.source()) && event.by().equals(Hold.EXPIRED)) {
      hold(event.caseId(), recordedAt);
    }
  }

  /**
   * Has the open claims of a contract follow it, from the one after a position on.
   *
   * @param concerned whether a claim may follow it in another way than before
   */
  private void holdAll(String contract, long after, Predicate<Known> concerned, Instant now) {
    List<Known> some = claims.open(contract, after, AT_ONCE);
    while (!some.isEmpty()) {
      some.stream().filter(concerned).forEach(each -> hold(each.caseId(), now));
      some = claims.open(contract, some.getLast().position(), AT_ONCE);
    }
  }

  /** Places and ends the holds of a claim, as its contract stands once all news are kept. */
  private void hold(String caseId, Instant now) {
    reactions.react(this, caseId, caseId, () -> claims.find(caseId).ifPresent(it -> hold(it, now)));
  }

  private void hold(Known claim, Instant now) {
    if (Once.isFirst("hold " + claim.caseId())) {
      Once.inBatch(claim.contract(), () -> bases.agreement(claim.contract()))
          .ifPresent(agreed -> holds.hold(claim, agreed, now));
    }
  }
}
