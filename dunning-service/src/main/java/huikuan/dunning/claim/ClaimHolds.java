package huikuan.dunning.claim;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.CustomerHoldHeeded;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.hold.HoldInForce;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.dunning.policy.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The holds of one claim. */
final class ClaimHolds {

  private final CaseOpened claim;
  private final Set<String> endedOfLetters = new HashSet<>();
  private HoldsInForce own = HoldsInForce.NONE;
  private @Nullable Instant customerUntil;

  /**
   * No step is taken before it, since a hold has ended; null = none has, or the policy says none.
   */
  private @Nullable Instant resumesFrom;

  private boolean closed;

  ClaimHolds(CaseOpened claim) {
    this.claim = claim;
  }

  HoldsInForce own() {
    return own;
  }

  /** The claim's own holds and its customer's. */
  HoldsInForce with(Customer customer) {
    return own.and(customer.holds());
  }

  /** Places a hold; empty if it is already in force, or was, for a letter's difference. */
  Optional<ClaimHeld> place(Hold hold, ZoneId zone) {
    if (endedOfLetters.contains(hold.source())) {
      return Optional.empty();
    }
    Instant endsAt = hold.endsIn(zone);
    return own.placed(hold, endsAt)
        .map(
            now ->
                new ClaimHeld(
                    claim.caseId(),
                    claim.account(),
                    claim.invoice(),
                    hold,
                    endsAt,
                    requireNonNull(together(now))));
  }

  /** Ends a hold; empty if there is none to end. */
  Optional<HoldEnded> end(EndHold command, Money open, Schedule schedule) {
    String source = command.source();
    return own.ended(source, command.by(), command.now())
        .map(
            left -> {
              HoldsInForce ofCustomer = command.customer().holds();
              Instant from =
                  from(own.and(ofCustomer), left.and(ofCustomer), open, schedule, command.now());
              return ended(source, command.by(), left, from);
            });
  }

  /** The moment that the policy names, if all was held until now; null = it names none. */
  private static @Nullable Instant from(
      HoldsInForce before, HoldsInForce after, Money open, Schedule schedule, Instant now) {
    boolean resumes =
        schedule.policy().afterHold() != null
            && before.heldUntil(open, now.minusNanos(1)).isPresent()
            && after.heldUntil(open, now).isEmpty();
    return resumes ? schedule.resumesAfter(now) : null;
  }

  /** Before which no step is taken, since a hold has ended; empty = none has. */
  Optional<Instant> resumesFrom(Customer customer, Schedule schedule, Instant now) {
    Instant ofCustomer = heeded(customer, schedule, now);
    return Optional.ofNullable(ofCustomer == null ? resumesFrom : ofCustomer);
  }

  /** The same, since the hold of the customer has ended that was heeded last; null = it has not. */
  private @Nullable Instant heeded(Customer customer, Schedule schedule, Instant now) {
    Instant until = customerUntil;
    if (until == null
        || customer.holds().lastEnd(now).isPresent()
        || schedule.policy().afterHold() == null) {
      return null;
    }
    return schedule.resumesAfter(until.isBefore(now) ? until : now);
  }

  /** Ends all holds when the case is closed: there is nothing left to hold. */
  List<HoldEnded> endAll() {
    List<HoldEnded> ends = new ArrayList<>();
    HoldsInForce left = own;
    for (HoldInForce each : own.each()) {
      String source = each.hold().source();
      left = left.without(source);
      ends.add(ended(source, "closed", left, null));
    }
    return ends;
  }

  private HoldEnded ended(String source, String by, HoldsInForce left, @Nullable Instant from) {
    return new HoldEnded(
        claim.caseId(), claim.account(), claim.invoice(), source, by, together(left), from);
  }

  private @Nullable Held together(HoldsInForce holds) {
    return holds.lastDay().map(day -> new Held(holds.held(claim.amount()), day)).orElse(null);
  }

  /** Tells once that the whole customer is on hold, or no longer on hold. */
  List<ClaimEvent> heed(Customer customer, Schedule schedule, Instant now) {
    Instant until = customer.holds().lastEnd(now).orElse(null);
    return closed || Objects.equals(until, customerUntil)
        ? List.of()
        : List.of(
            new CustomerHoldHeeded(
                claim.caseId(),
                claim.account(),
                claim.invoice(),
                until,
                heeded(customer, schedule, now)));
  }

  /** The claim's own holds after an event. */
  HoldsInForce after(ClaimEvent event) {
    return switch (event) {
      case ClaimHeld held -> own.with(new HoldInForce(held.hold(), held.endsAt()));
      case HoldEnded ended -> own.without(ended.source());
      default -> own;
    };
  }

  void remember(ClaimEvent event) {
    own = after(event);
    if (event instanceof HoldEnded ended && ended.from() != null) {
      resumesFrom = ended.from();
    }
    switch (event) {
      case HoldEnded ended when Hold.isOfLetter(ended.source()) ->
          endedOfLetters.add(ended.source());
      case CustomerHoldHeeded heeded -> {
        customerUntil = heeded.until();
        resumesFrom = heeded.from() == null ? resumesFrom : heeded.from();
      }
      case CaseClosed _ -> {
        closed = true;
        customerUntil = null;
      }
      case CaseReopened _ -> closed = false;
      default -> {}
    }
  }
}
