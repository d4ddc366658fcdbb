package huikuan.dunning.readiness;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.BasisEvent.ChasingStart;
import huikuan.contracts.ledger.BasisEvent.Milestone;
import huikuan.dunning.hold.Hold;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The holds of a claim by its contract, on a day.
 *
 * <p>Milestones that are reached open their amounts, to the claims of the contract in the order in
 * which they became known. A hold keeps back what is for milestones that are not reached; what is
 * beyond the amounts of all milestones is free. All chasing starts must hold, else all of the claim
 * is held. Each hold ends on the planned day of what it waits for; after that day, or without one,
 * it ends every 30 days, so that somebody looks at it.
 *
 * @param milestones null = nothing is kept back for a milestone
 * @param start null = nothing is to begin first
 * @param overdue whether a milestone that is waited for should have been reached
 */
public record StageHolds(@Nullable Hold milestones, @Nullable Hold start, boolean overdue) {

  private static final int LOOKED_AT_AFTER = 30;

  /**
   * A claim among those of its contract.
   *
   * @param before the amounts in its currency of those that became known before it
   * @param all the amounts in its currency of all of them
   * @param knownOn the day on which it became known
   * @param open whether something of it is open
   */
  public record Place(
      CustomerId customer,
      Money amount,
      Money before,
      Money all,
      LocalDate knownOn,
      boolean open) {}

  public static StageHolds of(Agreement agreement, Place place, LocalDate today) {
    boolean acceptance = agreement.told().acceptanceAgreed();
    List<Milestone> ahead =
        agreement.milestones().stream().filter(each -> !each.isOpen(acceptance)).toList();
    Money held = held(agreement.milestones(), ahead, place);
    List<Milestone> awaited = new ArrayList<>();
    Hold milestones = null;
    if (held.signum() > 0) {
      List<Milestone> withAmounts = ahead.stream().filter(each -> each.amount() != null).toList();
      milestones =
          new Hold(
              Hold.MILESTONES,
              Hold.MILESTONES,
              until(withAmounts.getFirst().plannedOn(), place.knownOn(), today),
              held,
              withAmounts.getFirst().name());
      awaited.add(withAmounts.getFirst());
    }
    Hold start = null;
    for (ChasingStart each : agreement.told().chasingStarts()) {
      Optional<Milestone> stage =
          ahead.stream().filter(it -> it.id().equals(each.milestone())).findFirst();
      stage.ifPresent(awaited::add);
      Hold next = waits(each, stage.orElse(null), place, today);
      start = start == null || next != null && next.until().isAfter(start.until()) ? next : start;
    }
    boolean overdue =
        awaited.stream()
            .anyMatch(each -> each.plannedOn() != null && each.plannedOn().isBefore(today));
    return new StageHolds(milestones, start, overdue);
  }

  /** The part of a claim that is for milestones that are not reached. */
  private static Money held(List<Milestone> all, List<Milestone> ahead, Place place) {
    Money closed = sum(ahead, place);
    Money opened = sum(all, place).minus(closed);
    Money end = place.before().plus(place.amount());
    Money from = opened.compareTo(place.before()) > 0 ? opened : place.before();
    Money part = end.min(opened.plus(closed)).minus(from);
    return part.signum() > 0 ? part : Money.zero(part.currency());
  }

  private static Money sum(List<Milestone> milestones, Place place) {
    Money sum = Money.zero(place.amount().currency());
    for (Milestone each : milestones) {
      Money amount = each.amount();
      if (amount != null && amount.currency().equals(sum.currency())) {
        sum = sum.plus(amount);
      }
    }
    return sum;
  }

  /** Null = the start holds. */
  private static @Nullable Hold waits(
      ChasingStart start, @Nullable Milestone ahead, Place place, LocalDate today) {
    if (start.date() != null) {
      return start.date().isAfter(today)
          ? new Hold(
              Hold.CHASING_START,
              Hold.CHASING_START,
              start.date().minusDays(1),
              null,
              start.date().toString())
          : null;
    }
    Money least = start.amount();
    if (least != null) {
      boolean enough =
          !least.currency().equals(place.all().currency()) || place.all().compareTo(least) >= 0;
      return enough ? null : held(null, least.toString(), place, today);
    }
    return ahead == null ? null : held(ahead.plannedOn(), ahead.name(), place, today);
  }

  private static Hold held(
      @Nullable LocalDate plannedOn, String note, Place place, LocalDate today) {
    return new Hold(
        Hold.CHASING_START,
        Hold.CHASING_START,
        until(plannedOn, place.knownOn(), today),
        null,
        note);
  }

  /** The planned day, or the next of the days on which somebody looks at it. */
  private static LocalDate until(
      @Nullable LocalDate plannedOn, LocalDate knownOn, LocalDate today) {
    LocalDate first = plannedOn == null ? knownOn.plusDays(LOOKED_AT_AFTER) : plannedOn;
    if (!first.isBefore(today)) {
      return first;
    }
    long late = ChronoUnit.DAYS.between(first, today);
    long times = (late + LOOKED_AT_AFTER - 1) / LOOKED_AT_AFTER;
    return first.plusDays(times * LOOKED_AT_AFTER);
  }
}
