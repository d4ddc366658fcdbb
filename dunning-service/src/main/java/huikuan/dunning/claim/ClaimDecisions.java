package huikuan.dunning.claim;

import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.readiness.Readiness;
import huikuan.dunning.claim.ClaimEvent.StepAssigned;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.claim.Decision.Nothing;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.claim.Decision.Take;
import huikuan.dunning.companies.Chasing;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.policy.Step;
import huikuan.dunning.readiness.ClaimBases;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides about one claim at a moment: a step is taken, or nothing is done for a reason. */
final class ClaimDecisions {

  private final ClaimFacts claim;
  private final ClaimPlan plan;

  ClaimDecisions(ClaimFacts claim, ClaimPlan plan) {
    this.claim = claim;
    this.plan = plan;
  }

  /** Decides about the claim at a moment. Nothing else decides. */
  Decision decide(
      Schedule schedule, Customer customer, Instant now, Covers covers, ClaimBases bases) {
    if (claim.isClosed()) {
      return new Nothing(Reason.CLOSED, null, null);
    }
    if (claim.steps.isOver(schedule.policy())) {
      return new Nothing(Reason.ESCALATED, null, null);
    }
    StepRequested pending = claim.steps.pending();
    if (pending != null) {
      return new Nothing(Reason.UNDER_WAY, pending.level(), null);
    }
    Optional<PlannedStep> next = claim.steps.next(schedule, now);
    String level = next.map(PlannedStep::level).orElse(null);
    Optional<Instant> held = claim.holds.with(customer).heldUntil(claim.open().amount(), now);
    if (held.isPresent()) {
      return new Nothing(Reason.ON_HOLD, level, held.get(), small(now));
    }
    if (claim.tasks.isUnderReview()) {
      return new Nothing(Reason.NEEDS_REVIEW, level, null);
    }
    StepAssigned assigned = claim.steps.assigned();
    if (assigned != null && assigned.until().isAfter(now)) {
      return new Nothing(Reason.WITH_A_PERSON, level, assigned.until());
    }
    if (next.isEmpty()) {
      return new Nothing(Reason.NO_STEP_LEFT, null, null);
    }
    return decide(next.get(), schedule, customer, now, covers, bases);
  }

  private Decision decide(
      PlannedStep next,
      Schedule schedule,
      Customer customer,
      Instant now,
      Covers covers,
      ClaimBases bases) {
    if (next.at().isAfter(now)) {
      return new Nothing(Reason.NOT_DUE, next.level(), plan.mayBeAsked(next.at(), schedule));
    }
    Optional<Instant> resumes = claim.holds.resumesFrom(customer, schedule, now);
    if (resumes.isPresent() && resumes.get().isAfter(now) && !claim.steps.isOrdered()) {
      return new Nothing(Reason.AFTER_HOLD, next.level(), resumes.get());
    }
    Instant again = plan.mayBeAsked(next.at(), schedule);
    if (again.isAfter(now)) {
      return claim.tasks.waits(next.level(), again);
    }
    Step step = schedule.policy().step(next.level());
    Optional<Contact> asked =
        customer.askedOn(schedule.day(now), claim.opened.contract(), step.roles());
    if (review(schedule, customer, now).isPresent()) {
      // A task is raised only when the customer has a contact again.
      Reason why =
          asked.isEmpty() && plan.needsContact(next.level())
              ? Reason.NOBODY_TO_WRITE_TO
              : Reason.NEEDS_REVIEW;
      return new Nothing(why, next.level(), null);
    }
    Optional<Nothing> barred = barred(next.level(), customer.chasing(), schedule, now);
    if (barred.isPresent()) {
      return barred.get();
    }
    boolean writes = step.writes();
    LocalDate day = schedule.day(now);
    ContactHours hours = ContactHours.of(writes ? asked.orElse(null) : null, schedule, day);
    // A deadline may fire on a day of rest or at night: it is late, or the customer has moved.
    if (!hours.isOpen(now)) {
      Reason why = schedule.isContactDay(now) ? Reason.OUTSIDE_HOURS : Reason.NO_CONTACT_DAY;
      return new Nothing(why, next.level(), hours.opensAfter(now));
    }
    return writes && asked.isEmpty()
        ? new Nothing(Reason.NOBODY_TO_WRITE_TO, next.level(), null)
        : take(step, schedule, customer, now, covers, bases);
  }

  /** The reason for which the company lets nothing leave. */
  private static Optional<Nothing> barred(
      String level, Chasing chasing, Schedule schedule, Instant now) {
    return barred(chasing, schedule, now)
        .map(
            reason -> {
              LocalDate from = reason == Reason.CHASING_CLOSED ? chasing.from() : null;
              return new Nothing(reason, level, from == null ? null : schedule.firstFrom(from));
            });
  }

  private Decision take(
      Step step,
      Schedule schedule,
      Customer customer,
      Instant now,
      Covers covers,
      ClaimBases bases) {
    if (step.kind() != Step.Kind.COURTESY && !claim.steps.isOrdered() && claim.waitsForUs()) {
      return new Nothing(Reason.OWN_CAUSE, step.level(), null);
    }
    HoldsInForce inForce = claim.holds.with(customer).at(now);
    Decision decided =
        step.kind() == Step.Kind.ESCALATION
            ? decide(step, inForce, now, covers.of(claim.opened.account()))
            : new Take(step, claim.open().amount().minus(inForce.held(claim.open().amount())));
    Optional<Nothing> unready =
        decided instanceof Take ? unready(step, schedule, customer, now, bases) : Optional.empty();
    return unready.isPresent() ? unready.get() : decided;
  }

  /** A demand that a person orders does not wait. */
  private Optional<Nothing> unready(
      Step step, Schedule schedule, Customer customer, Instant now, ClaimBases bases) {
    if (!step.needsReadiness()
        || claim.steps.isOrdered()
        || schedule.policy().readyWithin() == null) {
      return Optional.empty();
    }
    LocalDate day = schedule.day(now);
    Readiness readiness =
        claim
            .basis(bases)
            .readiness(
                claim.opened.itemKind(),
                customer.askedOn(day, claim.opened.contract(), step.roles()).orElse(null),
                day);
    return claim.readiness.wait(step, readiness, day, schedule);
  }

  /** That it is held as a small difference; null = it is not. */
  private @Nullable String small(Instant now) {
    return claim.holds.own().at(now).has(Hold.SMALL_DIFFERENCE) ? Hold.SMALL_DIFFERENCE : null;
  }

  /** An escalation sends no message that would be checked again, so holds and cover count here. */
  private Decision decide(Step escalation, HoldsInForce inForce, Instant now, AccountCover cover) {
    ItemName item = new ItemName(claim.opened.itemKind(), claim.opened.invoice());
    Money stillOpen = cover.open(item, claim.open().amount());
    if (stillOpen.signum() <= 0) {
      return new Nothing(Reason.CLOSED, null, null);
    }
    Optional<Instant> held = inForce.heldUntil(stillOpen, now);
    if (held.isPresent()) {
      return new Nothing(Reason.ON_HOLD, escalation.level(), held.get());
    }
    Money asked = cover.uncovered(item, stillOpen.minus(inForce.held(stillOpen)));
    return asked.signum() > 0
        ? new Take(escalation, asked)
        : new Nothing(Reason.COVERED, escalation.level(), null, String.join(", ", cover.by(item)));
  }

  /** Tells why the company lets no message leave at a moment; empty = it lets them leave. */
  static Optional<Reason> barred(Chasing chasing, Schedule schedule, Instant now) {
    if (!chasing.isOpenOn(schedule.day(now))) {
      return Optional.of(Reason.CHASING_CLOSED);
    }
    return chasing.missingReceipts(now).map(day -> Reason.RECEIPTS_MISSING);
  }

  Optional<TaskReason> review(Schedule schedule, Customer customer, Instant now) {
    return claim.steps.isNew()
        ? claim.tasks.review(schedule, largestOther(customer), now)
        : Optional.empty();
  }

  /** The customer's largest invoice other than this claim. */
  private @Nullable Money largestOther(Customer customer) {
    return claim.opened.itemKind() == ItemKind.INVOICE
        ? customer.largestBut(claim.opened.invoice(), claim.opened.account().currency())
        : customer.largest(claim.opened.account().currency());
  }
}
