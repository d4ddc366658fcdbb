package huikuan.dunning.hold;

import huikuan.contracts.Money;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHeld;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHoldEnded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The holds of a claim or a customer that were placed and not ended. Together they hold the sum of
 * their amounts, and never more than is open. What they do not hold is chased.
 */
public record HoldsInForce(List<HoldInForce> each) {

  public static final HoldsInForce NONE = new HoldsInForce(List.of());

  public HoldsInForce {
    each = List.copyOf(each);
  }

  public boolean isEmpty() {
    return each.isEmpty();
  }

  /** Whether there is one of a source. */
  public boolean has(String source) {
    return of(source).isPresent();
  }

  private Optional<HoldInForce> of(String source) {
    return each.stream().filter(one -> one.hold().source().equals(source)).findFirst();
  }

  /** The same with a hold, in place of the one of its source; empty = it is in force already. */
  public Optional<HoldsInForce> placed(Hold hold, Instant endsAt) {
    return of(hold.source()).map(HoldInForce::hold).equals(Optional.of(hold))
        ? Optional.empty()
        : Optional.of(with(new HoldInForce(hold, endsAt)));
  }

  /**
   * The same without the hold of a source; empty = there is none, or its end has not come.
   *
   * @param by what ends it; {@link Hold#EXPIRED} ends only one that is over
   */
  public Optional<HoldsInForce> ended(String source, String by, Instant now) {
    return of(source)
        .filter(it -> !by.equals(Hold.EXPIRED) || !it.endsAt().isAfter(now))
        .map(_ -> without(source));
  }

  public HoldsInForce with(HoldInForce placed) {
    Stream<HoldInForce> others = without(placed.hold().source()).each.stream();
    return new HoldsInForce(Stream.concat(others, Stream.of(placed)).toList());
  }

  public HoldsInForce without(String source) {
    return new HoldsInForce(
        each.stream().filter(one -> !one.hold().source().equals(source)).toList());
  }

  /** The same after an event of their customer. */
  HoldsInForce after(CustomerHoldEvent event) {
    return switch (event) {
      case CustomerHeld held -> with(new HoldInForce(held.hold(), held.endsAt()));
      case CustomerHoldEnded ended -> without(ended.source());
    };
  }

  /** These and others: a claim's, and its customer's. */
  public HoldsInForce and(HoldsInForce others) {
    return others.isEmpty()
        ? this
        : new HoldsInForce(Stream.concat(each.stream(), others.each.stream()).toList());
  }

  /** Those whose end has not come. */
  public HoldsInForce at(Instant now) {
    return new HoldsInForce(each.stream().filter(one -> one.endsAt().isAfter(now)).toList());
  }

  /** What they hold of an open amount. */
  public Money held(Money open) {
    Money held = Money.zero(open.currency());
    for (HoldInForce one : each) {
      Money rest = open.minus(held);
      Money amount = one.hold().amount();
      held = held.plus(amount == null ? rest : amount.min(rest));
    }
    return held;
  }

  /** From when on a part of an open amount is chased; empty = one is, now. */
  public Optional<Instant> heldUntil(Money open, Instant now) {
    HoldsInForce left = at(now);
    Optional<Instant> until = Optional.empty();
    while (!left.isEmpty() && left.held(open).equals(open)) {
      until = left.firstEnd();
      left = left.at(until.orElseThrow());
    }
    return until;
  }

  private Optional<Instant> firstEnd() {
    return each.stream().map(HoldInForce::endsAt).min(Comparator.naturalOrder());
  }

  /** When the last of those ends that have not ended by now. */
  public Optional<Instant> lastEnd(Instant now) {
    return each.stream()
        .map(HoldInForce::endsAt)
        .filter(end -> end.isAfter(now))
        .max(Comparator.naturalOrder());
  }

  /** The last day of the last of them. */
  public Optional<LocalDate> lastDay() {
    return each.stream().map(one -> one.hold().until()).max(Comparator.naturalOrder());
  }
}
