package huikuan.dunning.promise;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.promise.PromiseCommand.Offered;
import huikuan.dunning.promise.PromiseEvent.PartChanged;
import huikuan.dunning.promise.PromiseEvent.PromiseApproved;
import huikuan.dunning.promise.PromiseEvent.PromiseInForceAgain;
import huikuan.dunning.promise.PromiseEvent.PromiseJudged;
import huikuan.dunning.promise.PromiseEvent.PromiseLapsed;
import huikuan.dunning.promise.PromiseEvent.PromiseMade;
import huikuan.dunning.promise.PromiseEvent.PromiseRejected;
import huikuan.dunning.promise.PromiseEvent.PromiseWithdrawn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One promise, by its events.
 *
 * @param parts in the order in which they were promised
 * @param onAccount money that stands against nothing, as far as its verdict counted it
 * @param came what had come in at its verdict, together with that money
 * @param brokenAt when it was broken or taken back; null = it was not
 */
record Promise(
    PromiseMade made,
    List<AgreedPart> parts,
    PromiseState state,
    Money onAccount,
    Money came,
    @Nullable Instant brokenAt) {

  Promise {
    parts = List.copyOf(parts);
  }

  static Promise of(PromiseMade event) {
    return new Promise(
        event,
        event.parts(),
        event.lapsesAt() == null ? PromiseState.IN_FORCE : PromiseState.PROPOSED,
        Money.zero(event.amount().currency()),
        Money.zero(event.amount().currency()),
        null);
  }

  ArrangementId id() {
    return made.arrangement();
  }

  /** Whether it waits for approval, or is in force. */
  boolean isOpen(Instant now) {
    return state == PromiseState.IN_FORCE
        || state == PromiseState.PROPOSED && now.isBefore(requireNonNull(made.lapsesAt()));
  }

  /** Whether it promises these amounts of these claims for this day. */
  boolean isOf(AccountId account, LocalDate on, List<Offered> offered) {
    return made.account().equals(account)
        && made.on().equals(on)
        && made.parts().stream()
            .map(each -> each.caseId() + " " + each.amount())
            .toList()
            .equals(offered.stream().map(each -> each.caseId() + " " + each.amount()).toList());
  }

  /** Whether it is of the customer's own, by a link in a mail. */
  boolean isOfRecipient() {
    return made.message() != null;
  }

  /** Whether the recipient promised it in the place of another of the same account. */
  boolean takesPlaceOf(Promise other) {
    return isOfRecipient()
        && other.isOfRecipient()
        && !id().equals(other.id())
        && made.account().equals(other.made.account());
  }

  Promised promised() {
    return new Promised(parts, made.amount(), made.on(), made.until());
  }

  /** Whether nothing is missing of it beyond these claims. */
  boolean isWithin(Set<String> cases) {
    return parts.stream()
        .filter(each -> each.missing().signum() > 0)
        .allMatch(each -> cases.contains(each.caseId()));
  }

  Optional<AgreedPart> part(String caseId) {
    return parts.stream().filter(each -> each.caseId().equals(caseId)).findFirst();
  }

  /**
   * The amount that is still to be paid of a claim as it was promised; empty = the claim is no part
   * of it, and may be in another currency.
   */
  Optional<Money> missingOf(String caseId) {
    return part(caseId).map(AgreedPart::missing);
  }

  private Money none() {
    return Money.zero(made.amount().currency());
  }

  /**
   * How it stands at a moment.
   *
   * @param counted money that stands against nothing, and counts
   */
  PromiseVerdict verdict(Money counted, Instant now) {
    Money paid = paid();
    Money missing = parts.stream().map(AgreedPart::missing).reduce(none(), Money::plus);
    Money covered = counted.min(missing);
    Money left = missing.minus(covered);
    boolean some = paid.plus(covered).signum() > 0;
    return new PromiseVerdict(state(left, some, now), paid, covered, left);
  }

  private Money paid() {
    return parts.stream().map(each -> each.paid().min(each.amount())).reduce(none(), Money::plus);
  }

  /** Money on account that its verdict counted, as far as it is not allocated to its claims yet. */
  Money counted() {
    Money left = came.minus(paid()).min(onAccount);
    return left.signum() < 0 ? none() : left;
  }

  private PromiseState state(Money left, boolean some, Instant now) {
    if (left.compareTo(made.tolerance()) <= 0) {
      return PromiseState.KEPT;
    }
    if (now.isBefore(made.endsAt())) {
      return PromiseState.IN_FORCE;
    }
    return some ? PromiseState.PARTLY_KEPT : PromiseState.BROKEN;
  }

  /** The same with the money on account that its verdict counted. */
  PromiseVerdict verdict(Instant now) {
    return verdict(counted(), now);
  }

  /** Whether it was broken, or taken back, after a moment. */
  boolean wasBrokenAfter(Instant moment) {
    return brokenAt != null && brokenAt.isAfter(moment);
  }

  Promise after(PromiseEvent event) {
    return switch (event) {
      case PromiseMade _ -> throw new IllegalStateException(id() + " is made already");
      case PromiseApproved _ -> in(PromiseState.IN_FORCE);
      case PromiseRejected _ -> in(PromiseState.REJECTED);
      case PromiseLapsed _ -> in(PromiseState.LAPSED);
      case PartChanged changed -> with(changed.part());
      case PromiseJudged judged -> {
        PromiseState verdict = judged.verdict();
        Instant broken = verdict == PromiseState.BROKEN ? judged.at() : null;
        Money came = judged.paid().plus(judged.onAccount());
        yield new Promise(made, parts, verdict, judged.onAccount(), came, broken);
      }
      case PromiseInForceAgain _ ->
          new Promise(made, parts, PromiseState.IN_FORCE, none(), none(), brokenAt);
      case PromiseWithdrawn withdrawn ->
          new Promise(made, parts, PromiseState.WITHDRAWN, onAccount, came, brokenBy(withdrawn));
    };
  }

  private static @Nullable Instant brokenBy(PromiseWithdrawn withdrawn) {
    return withdrawn.excused() == null ? withdrawn.at() : null;
  }

  private Promise in(PromiseState now) {
    return new Promise(made, parts, now, onAccount, came, brokenAt);
  }

  /** The same with another state of one of its parts. */
  Promise with(AgreedPart part) {
    return new Promise(
        made,
        parts.stream().map(each -> each.caseId().equals(part.caseId()) ? part : each).toList(),
        state,
        onAccount,
        came,
        brokenAt);
  }
}
