package huikuan.dunning.claim;

import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimCommand.ChangeOpenAmount;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import huikuan.dunning.claim.ClaimEvent.PaidShort;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Weighs what a payment has left open of one claim. A small difference is held, and not chased. A
 * larger one that nobody had agreed on is a task.
 */
final class ClaimRemainder {

  /** Somebody writes it off before; a hold needs an end. */
  private static final int HELD_YEARS = 10;

  private final ClaimFacts claim;
  private final ClaimHolding holding;

  /** Money that stands against the claim. */
  private Money paid;

  ClaimRemainder(ClaimFacts claim, ClaimHolding holding) {
    this.claim = claim;
    this.holding = holding;
    this.paid = Money.zero(claim.opened.amount().currency());
  }

  void remember(ClaimEvent event) {
    if (event instanceof ClaimReduced reduced) {
      paid = paid.plus(reduced.amount());
    } else if (event instanceof ClaimAdjusted adjusted
        && MoneyDocuments.includes(MoneyDocuments.kindOf(adjusted))) {
      paid = paid.minus(adjusted.change());
    }
  }

  /** Weighs it after a change of what is open, which the claim has remembered. */
  List<ClaimEvent> after(ChangeOpenAmount command, Schedule schedule) {
    Instant now = command.recordedAt();
    List<ClaimEvent> events = new ArrayList<>();
    if (claim.isClosed()) {
      return events;
    }
    Money missing = missing(now);
    boolean enough = missing.compareTo(limit(schedule)) <= 0;
    if (command.pays() && !enough) {
      events.addAll(shortPaid(command, missing, schedule));
    } else if (enough || command.paysBack()) {
      claim.tasks.cure(TaskReason.SHORT_PAID).ifPresent(events::add);
    }
    events.addAll(hold(now, command.customer(), schedule));
    return events;
  }

  private List<ClaimEvent> shortPaid(ChangeOpenAmount command, Money missing, Schedule schedule) {
    LocalDate day = command.document().postedOn();
    boolean early = day.isBefore(claim.dueOn());
    boolean agreed =
        others(command.recordedAt()).each().stream()
            .anyMatch(each -> Hold.isOfAgreement(each.hold().source()));
    if (!command.named() || early || agreed) {
      return List.of();
    }
    List<ClaimEvent> events = new ArrayList<>();
    events.add(
        new PaidShort(
            claim.opened.caseId(),
            claim.opened.account(),
            claim.opened.invoice(),
            command.document().kind(),
            command.document().number(),
            day,
            command.change().negated(),
            missing));
    events.addAll(claim.tasks.raise(TaskReason.SHORT_PAID, schedule, command.recordedAt()));
    return events;
  }

  /** Holds a small difference, and ends that when it is none any more. */
  List<ClaimEvent> hold(Instant now, Customer customer, Schedule schedule) {
    if (claim.isClosed()) {
      return List.of();
    }
    String caseId = claim.opened.caseId();
    String source = Hold.SMALL_DIFFERENCE;
    boolean small = isSmall(now, schedule);
    if (small == isHeld()) {
      return List.of();
    }
    LocalDate until = LocalDate.ofInstant(now, schedule.zone()).plusYears(HELD_YEARS);
    return small
        ? holding.hold(
            new PlaceHold(caseId, new Hold(source, source, until, null, null), now, customer),
            schedule)
        : holding.endHold(new EndHold(caseId, source, Hold.NOT_SMALL, now, customer), schedule);
  }

  /** Whether the claim is held as a small difference. */
  boolean isHeld() {
    return claim.holds.own().has(Hold.SMALL_DIFFERENCE);
  }

  /** A claim that is held for another reason waits for that. */
  private boolean isSmall(Instant now, Schedule schedule) {
    Money open = claim.open().amount();
    return open.signum() > 0
        && open.compareTo(limit(schedule)) <= 0
        && paid.signum() > 0
        && others(now).isEmpty();
  }

  private Money missing(Instant now) {
    Money open = claim.open().amount();
    return open.minus(others(now).held(open));
  }

  /** The claim's own holds but that of a small difference. */
  private HoldsInForce others(Instant now) {
    return claim.holds.own().without(Hold.SMALL_DIFFERENCE).at(now);
  }

  private Money limit(Schedule schedule) {
    return schedule.policy().smallDifference(claim.opened.amount().currency());
  }
}
