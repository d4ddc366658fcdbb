package huikuan.dunning.promise;

import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.PromiseChanged;
import huikuan.contracts.dunning.DunningEvent.PromisedItem;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.promise.PromiseEvent.PartChanged;
import huikuan.dunning.promise.PromiseEvent.PromiseApproved;
import huikuan.dunning.promise.PromiseEvent.PromiseInForceAgain;
import huikuan.dunning.promise.PromiseEvent.PromiseJudged;
import huikuan.dunning.promise.PromiseEvent.PromiseLapsed;
import huikuan.dunning.promise.PromiseEvent.PromiseMade;
import huikuan.dunning.promise.PromiseEvent.PromiseRejected;
import huikuan.dunning.promise.PromiseEvent.PromiseWithdrawn;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The news for other services of promises. */
public final class PromiseNews {

  private PromiseNews() {}

  /** The change of state that an event tells; empty = the promise stands as before. */
  public static Optional<PromiseChanged> of(PromiseEvent event, Instant at) {
    return switch (event) {
      case PromiseMade it ->
          told(
              it,
              it.lapsesAt() == null ? PromiseState.IN_FORCE : PromiseState.PROPOSED,
              it.promised(),
              at);
      case PromiseApproved it -> told(it, PromiseState.IN_FORCE, it.promised(), at);
      case PromiseInForceAgain it -> told(it, PromiseState.IN_FORCE, it.promised(), at);
      case PromiseRejected it -> told(it, PromiseState.REJECTED, it.promised(), at);
      case PromiseLapsed it -> told(it, PromiseState.LAPSED, it.promised(), at);
      case PromiseWithdrawn it -> told(it, PromiseState.WITHDRAWN, it.promised(), at);
      case PromiseJudged it ->
          Optional.of(told(it, it.verdict(), it.promised(), it.paid(), it.missing(), at));
      case PartChanged _ -> Optional.empty();
    };
  }

  private static Optional<PromiseChanged> told(
      PromiseEvent event, PromiseState state, Promised promised, Instant at) {
    Money paid = sum(promised, part -> part.paid().min(part.amount()));
    return Optional.of(told(event, state, promised, paid, sum(promised, AgreedPart::missing), at));
  }

  private static Money sum(Promised promised, Function<AgreedPart, Money> of) {
    Money none = Money.zero(promised.amount().currency());
    return promised.parts().stream().map(of).reduce(none, Money::plus);
  }

  private static PromiseChanged told(
      PromiseEvent event,
      PromiseState state,
      Promised promised,
      Money paid,
      Money missing,
      Instant at) {
    return new PromiseChanged(
        event.arrangement().toString(),
        event.account(),
        state.toString(),
        promised.amount(),
        paid,
        missing,
        promised.on(),
        promised.until(),
        promised.parts().stream()
            .map(
                part ->
                    new PromisedItem(part.caseId(), part.itemKind(), part.item(), part.amount()))
            .toList(),
        at);
  }
}
