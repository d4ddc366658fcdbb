package huikuan.dunning.claim;

import huikuan.contracts.Cover.Owed;
import huikuan.contracts.Cover.Unapplied;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.ClaimEscalated;
import huikuan.dunning.claim.ClaimEvent.ClaimMoved;
import huikuan.dunning.claim.ClaimEvent.DemandArrived;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.claim.ClaimEvent.StepSkipped;
import huikuan.dunning.claim.ClaimEvent.StepWithheld;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.CustomerHistory;
import huikuan.dunning.hold.HoldHistory;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.dunning.policy.Policies;
import huikuan.dunning.policy.Policy;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.readiness.ClaimBases;
import huikuan.dunning.readiness.ClaimBasis;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers what a claim decides on a day, past or to come, by what was known until then. */
@Component
public class Hindsight {

  private final Policies policies;
  private final Calendars calendars;

  Hindsight(Policies policies, Calendars calendars) {
    this.policies = policies;
    this.calendars = calendars;
  }

  /**
   * A decision at a moment.
   *
   * @param at the policy's time of day at the customer
   * @param customer as it was known then
   * @param facts on which the decision stands
   * @param holds the claim's own holds in force, of all of it or a part
   * @param customerHolds the holds of the whole customer in force
   */
  public record Decided(
      Instant at,
      Customer customer,
      Decision decision,
      DecisionFacts facts,
      HoldsInForce holds,
      HoldsInForce customerHolds) {}

  /**
   * Decides about a claim on a day; empty if the claim was not known then.
   *
   * @param history of the claim's case, oldest first
   * @param covers used for moments after {@code now}; before, the case's events tell the cover
   * @param bases likewise
   */
  public Optional<Decided> on(
      LocalDate day,
      List<RecordedEvent> history,
      CustomerHistory customers,
      HoldHistory held,
      Instant now,
      Covers covers,
      ClaimBases bases) {
    if (!(history.getFirst().payload() instanceof CaseOpened opened)) {
      throw new IllegalArgumentException("No history of a claim: " + history.getFirst().name());
    }
    Claim claim = new Claim(opened);
    Policy kept = policies.ofReference(policy(opened, day, history));
    Customer customer = customers.before(known -> schedule(claim, kept, known).momentOn(day));
    Instant at = schedule(claim, kept, customer).momentOn(day);
    if (!history.getFirst().recordedAt().isBefore(at)) {
      return Optional.empty();
    }
    history.stream()
        .skip(1)
        .filter(event -> event.recordedAt().isBefore(at))
        .forEach(event -> claim.remember((ClaimEvent) event.payload()));
    Schedule then = claim.schedule(customer, policies, calendars);
    HoldsInForce ofCustomer = claim.isClosed() ? HoldsInForce.NONE : held.at(at);
    Customer known = customer.on(ofCustomer);
    Covers cover = at.isAfter(now) ? covers : any -> told(opened, day, history);
    ClaimBases basis =
        at.isAfter(now)
            ? bases
            : (account, item, contract) -> told(bases.of(account, item, contract), day, history);
    Decision decision = claim.decide(then, known, at, cover, basis);
    return Optional.of(
        new Decided(
            at, known, decision, claim.factsAt(then, known, at), claim.holdsAt(at), ofCustomer));
  }

  private Schedule schedule(Claim claim, Policy policy, Customer customer) {
    return claim.schedule(policy, customer, calendars.of(customer.country()));
  }

  /** The policy that a claim kept when a day began. Its time of day is when a day is decided. */
  private static String policy(CaseOpened claim, LocalDate day, List<RecordedEvent> history) {
    return history.stream()
        .map(RecordedEvent::payload)
        .filter(event -> event instanceof ClaimMoved moved && moved.day().isBefore(day))
        .map(event -> ((ClaimMoved) event).policy())
        .reduce(claim.policy(), (_, later) -> later);
  }

  /** The cover of a claim on a day, by the last event of its case that told it. */
  private static AccountCover told(CaseOpened claim, LocalDate day, List<RecordedEvent> history) {
    String by = null;
    for (RecordedEvent event : history) {
      by =
          switch (event.payload()) {
            case StepWithheld step
                when (step.reason() == Reason.COVERED || step.byCompany())
                    && !step.day().isAfter(day) ->
                step.detail();
            case ClaimEscalated step when !step.day().isAfter(day) -> null;
            default -> by;
          };
    }
    Money none = Money.zero(claim.amount().currency());
    Owed owed =
        new Owed(
            new ItemName(claim.itemKind(), claim.invoice()),
            claim.dueOn(),
            claim.contract(),
            claim.amount(),
            none);
    return new AccountCover(
        List.of(owed),
        by == null ? List.of() : List.of(new Unapplied(by, null, claim.amount())),
        false);
  }

  /** The basis of a claim on a day: as now, but that what its case told last was missing. */
  private static ClaimBasis told(ClaimBasis now, LocalDate day, List<RecordedEvent> history) {
    String missing = null;
    for (RecordedEvent event : history) {
      missing =
          switch (event.payload()) {
            case StepWithheld step
                when step.reason() == Reason.NOT_READY && !step.day().isAfter(day) ->
                step.detail();
            case StepRequested step when !step.day().isAfter(day) -> null;
            case ClaimEscalated step when !step.day().isAfter(day) -> null;
            case StepSkipped step when !step.day().isAfter(day) -> null;
            case DemandArrived demand when demand.level() != null && !demand.day().isAfter(day) ->
                null;
            default -> missing;
          };
    }
    return ClaimReadiness.missing(missing, now.confirmedWithin());
  }
}
