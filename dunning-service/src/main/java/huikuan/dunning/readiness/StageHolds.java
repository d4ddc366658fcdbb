package huikuan.dunning.readiness;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.BasisEvent.ChasingStart;
import huikuan.contracts.ledger.BasisEvent.Milestone;
import huikuan.contracts.readiness.WaitingPart;
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
 * <p>A hold keeps back the {@link WaitingPart}s of the claim. All chasing starts must hold, else
 * all of the claim is held. Each hold ends on the planned day of what it waits for; after that day,
 * or without one, it ends every 30 days, so that somebody looks at it.
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
   * @param postedOn from which a stage without a planned day is looked at
   */
  public record Place(Money amount, Money before, Money all, LocalDate postedOn) {

    /** The place among the others once one of them, before it, is gone. */
    public Place without(Money gone) {
      return gone.currency().equals(amount.currency())
          ? new Place(amount, before.minus(gone), all.minus(gone), postedOn)
          : this;
    }
  }

  public static StageHolds of(Agreement agreement, Place place, LocalDate today) {
    boolean acceptance = agreement.told().acceptanceAgreed();
    List<Milestone> ahead =
        agreement.milestones().stream().filter(each -> !each.isOpen(acceptance)).toList();
    List<WaitingPart> parts =
        WaitingPart.of(agreement.milestones(), acceptance, place.before(), place.amount());
    List<Milestone> awaited = new ArrayList<>();
    Hold milestones = null;
    if (!parts.isEmpty()) {
      Milestone next = parts.getFirst().milestone();
      LocalDate until = until(next.plannedOn(), place.postedOn(), today);
      Money held = parts.stream().map(WaitingPart::amount).reduce(Money::plus).orElseThrow();
      milestones = new Hold(Hold.MILESTONES, Hold.MILESTONES, until, held, next.name());
      awaited.add(next);
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

  /** Whether a claim that begins there can have a part in the amounts of milestones. */
  public static boolean canHold(Agreement agreement, Place place) {
    return place.before().compareTo(WaitingPart.ofAll(agreement.milestones(), place.amount())) < 0;
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
        until(plannedOn, place.postedOn(), today),
        null,
        note);
  }

  /** The planned day, or the next of the days on which somebody looks at it. */
  private static LocalDate until(
      @Nullable LocalDate plannedOn, LocalDate postedOn, LocalDate today) {
    LocalDate first = plannedOn == null ? postedOn.plusDays(LOOKED_AT_AFTER) : plannedOn;
    if (!first.isBefore(today)) {
      return first;
    }
    long late = ChronoUnit.DAYS.between(first, today);
    long times = (late + LOOKED_AT_AFTER - 1) / LOOKED_AT_AFTER;
    return first.plusDays(times * LOOKED_AT_AFTER);
  }
}
