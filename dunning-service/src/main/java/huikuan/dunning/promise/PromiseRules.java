package huikuan.dunning.promise;

import huikuan.contracts.Money;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.promise.PromiseCommand.MakePromise;
import huikuan.dunning.promise.PromiseCommand.Offered;
import huikuan.dunning.promise.PromiseCommand.Said;
import huikuan.dunning.promise.PromiseEvent.NeedsApproval;
import huikuan.dunning.promise.PromiseEvent.PromiseMade;
import huikuan.dunning.promise.PromiseOutcome.Excess;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether another promise of a customer can be taken.
 *
 * @param known the customer's promises, whatever became of them
 */
record PromiseRules(MakePromise command, Collection<Promise> known) {

  /** An open promise of the same amounts of the same claims for the same day. */
  Optional<Promise> same() {
    return known.stream().filter(this::isSame).findFirst();
  }

  private boolean isSame(Promise promise) {
    return promise.isOpen(command.now())
        && promise.isOf(command.account(), command.on(), command.parts());
  }

  /** A recipient's later promise in an account takes the place of its former. */
  List<Promise> replaced() {
    return command.said().message() == null
        ? List.of()
        : known.stream()
            .filter(each -> each.isOfRecipient() && each.isOpen(command.now()))
            .filter(each -> each.made().account().equals(command.account()))
            .toList();
  }

  /** The items of which less is free than would be promised. */
  List<Excess> excesses() {
    List<Promise> replaced = replaced();
    return command.parts().stream().flatMap(part -> excess(part, replaced)).toList();
  }

  private Stream<Excess> excess(Offered part, List<Promise> replaced) {
    Money none = Money.zero(part.amount().currency());
    Money promised = none;
    for (Promise each : known) {
      if (each.isOpen(command.now()) && !replaced.contains(each)) {
        promised = promised.plus(each.missingOf(part.caseId()).orElse(none));
      }
    }
    Money free = part.free().minus(promised);
    return part.amount().compareTo(free) > 0
        ? Stream.of(new Excess(part.item(), part.amount(), free))
        : Stream.empty();
  }

  private @Nullable NeedsApproval needsApproval() {
    Instant since = command.now().minus(Duration.ofDays(command.terms().brokenWithinDays()));
    long broken = known.stream().filter(each -> each.wasBrokenAfter(since)).count();
    if (broken >= command.terms().mostBroken()) {
      return NeedsApproval.BROKEN_BEFORE;
    }
    boolean far = command.on().isAfter(command.today().plusDays(command.terms().daysAhead()));
    return far && !command.byApprover() ? NeedsApproval.FAR_AHEAD : null;
  }

  PromiseMade made(ArrangementId id, String actor) {
    NeedsApproval approval = needsApproval();
    Said said = command.said();
    return new PromiseMade(
        id,
        command.account(),
        command.parts().stream().map(Offered::part).toList(),
        command.amount(),
        command.unapplied(),
        command.on(),
        command.until(),
        command.endsAt(),
        command.terms().tolerance(command.amount()),
        said.ifBroken(),
        said.contactId(),
        said.talk(),
        said.message(),
        said.note(),
        actor,
        approval,
        approval == null ? null : lapsesAt());
  }

  /** A promise that could only be broken is not approved. */
  private Instant lapsesAt() {
    return command.endsAt().isBefore(command.lapsesAt()) ? command.endsAt() : command.lapsesAt();
  }
}
