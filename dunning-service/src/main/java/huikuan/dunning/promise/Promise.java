package huikuan.dunning.promise;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Money;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.promise.PromiseEvent.PartChanged;
import huikuan.dunning.promise.PromiseEvent.PromiseApproved;
import huikuan.dunning.promise.PromiseEvent.PromiseInForceAgain;
import huikuan.dunning.promise.PromiseEvent.PromiseJudged;
import huikuan.dunning.promise.PromiseEvent.PromiseLapsed;
import huikuan.dunning.promise.PromiseEvent.PromiseMade;
import huikuan.dunning.promise.PromiseEvent.PromiseRejected;
import huikuan.dunning.promise.PromiseEvent.PromiseWithdrawn;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One promise, by its events. */
final class Promise {

  private final PromiseMade made;
  private final Map<String, AgreedPart> parts = new LinkedHashMap<>();
  private PromiseState state;
  private Money onAccount;
  private @Nullable Instant brokenAt;

  Promise(PromiseMade event) {
    made = event;
    event.parts().forEach(each -> parts.put(each.caseId(), each));
    state = event.lapsesAt() == null ? PromiseState.IN_FORCE : PromiseState.PROPOSED;
    onAccount = none();
  }

  PromiseMade made() {
    return made;
  }

  ArrangementId id() {
    return made.arrangement();
  }

  PromiseState state() {
    return state;
  }

  /** Whether it waits for approval, or is in force. */
  boolean isOpen(Instant now) {
    return state == PromiseState.IN_FORCE
        || state == PromiseState.PROPOSED && now.isBefore(requireNonNull(made.lapsesAt()));
  }

  /** Whether it is of the customer's own, by a link in a mail. */
  boolean isOfRecipient() {
    return made.message() != null;
  }

  Collection<AgreedPart> parts() {
    return parts.values();
  }

  List<String> cases() {
    return List.copyOf(parts.keySet());
  }

  @Nullable AgreedPart part(String caseId) {
    return parts.get(caseId);
  }

  /** What is still to be paid of a claim as it was promised; nothing if it is no part. */
  Money missingOf(String caseId) {
    AgreedPart part = parts.get(caseId);
    return part == null ? none() : part.missing();
  }

  private Money none() {
    return Money.zero(made.amount().currency());
  }

  /** How it would stand with another part, or the same parts, at a moment. */
  Standing standing(@Nullable AgreedPart changed, Money counted, Instant now) {
    Money paid = none();
    Money missing = none();
    for (AgreedPart each : parts.values()) {
      AgreedPart part = changed != null && changed.caseId().equals(each.caseId()) ? changed : each;
      paid = paid.plus(part.paid().min(part.amount()));
      missing = missing.plus(part.missing());
    }
    Money covered = counted.min(missing);
    Money left = missing.minus(covered);
    boolean whole = left.compareTo(made.tolerance()) <= 0;
    boolean over = !now.isBefore(made.endsAt());
    PromiseState verdict;
    if (whole) {
      verdict = PromiseState.KEPT;
    } else if (!over) {
      verdict = PromiseState.IN_FORCE;
    } else {
      boolean some = paid.plus(covered).signum() > 0;
      verdict = some ? PromiseState.PARTLY_KEPT : PromiseState.BROKEN;
    }
    return new Standing(verdict, paid, covered, left);
  }

  /** The same with the money on account that its verdict counted. */
  Standing standing(@Nullable AgreedPart changed, Instant now) {
    return standing(changed, onAccount, now);
  }

  /**
   * How a promise stands.
   *
   * @param verdict {@code IN_FORCE} = there is none yet
   * @param onAccount money that stands against nothing, as far as it counts
   */
  record Standing(PromiseState verdict, Money paid, Money onAccount, Money missing) {}

  /** Whether it was broken, or taken back, after a moment. */
  boolean wasBrokenAfter(Instant moment) {
    return brokenAt != null && brokenAt.isAfter(moment);
  }

  void remember(PromiseEvent event) {
    switch (event) {
      case PromiseMade _ -> throw new IllegalStateException(id() + " is made already");
      case PromiseApproved _ -> state = PromiseState.IN_FORCE;
      case PromiseRejected _ -> state = PromiseState.REJECTED;
      case PromiseLapsed _ -> state = PromiseState.LAPSED;
      case PartChanged changed -> parts.put(changed.part().caseId(), changed.part());
      case PromiseJudged judged -> {
        state = judged.verdict();
        onAccount = judged.onAccount();
        brokenAt = judged.verdict() == PromiseState.BROKEN ? judged.at() : null;
      }
      case PromiseInForceAgain _ -> {
        state = PromiseState.IN_FORCE;
        onAccount = none();
      }
      case PromiseWithdrawn withdrawn -> {
        state = PromiseState.WITHDRAWN;
        brokenAt = withdrawn.excused() == null ? withdrawn.at() : null;
      }
    }
  }
}
