package huikuan.dunning.promise;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.arrangement.ClaimChange;
import huikuan.dunning.policy.PromiseTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command about a customer's promises. Each may be repeated: the second time changes nothing. */
sealed interface PromiseCommand {

  /**
   * A part of a claim that is promised.
   *
   * @param open of the claim
   * @param free what of it can be promised: no other kind of arrangement is about it
   * @param position of the claim's last change
   */
  record Offered(
      String caseId, ItemName item, Money amount, Money open, Money free, long position) {

    AgreedPart part() {
      return AgreedPart.of(caseId, item.kind(), item.number(), amount, open, position);
    }
  }

  /** The customer's words, and who took them. */
  record Said(
      IfBroken ifBroken,
      @Nullable String contactId,
      @Nullable String talk,
      @Nullable String message,
      @Nullable String note) {}

  /**
   * Takes a promise. Answers a {@link PromiseOutcome}.
   *
   * @param today at the customer
   * @param until see {@link PromiseEvent.PromiseMade}
   * @param byApprover whether its taker approves such promises
   * @param lapsesAt until when somebody else can approve it, if that is needed
   */
  record MakePromise(
      @TargetAggregateIdentifier PromisesKey key,
      AccountId account,
      List<Offered> parts,
      Money unapplied,
      LocalDate today,
      LocalDate on,
      LocalDate until,
      Instant endsAt,
      PromiseTerms terms,
      Said said,
      boolean byApprover,
      Instant now,
      Instant lapsesAt)
      implements PromiseCommand {

    public MakePromise {
      parts = List.copyOf(parts);
    }

    Money amount() {
      return parts.stream()
          .map(Offered::amount)
          .reduce(Money.zero(account.currency()), Money::plus);
    }
  }

  /** Answers a {@link huikuan.platform.approval.Verdict}. */
  record ApprovePromise(
      @TargetAggregateIdentifier PromisesKey key, ArrangementId promise, Instant now)
      implements PromiseCommand {}

  /** Answers a {@link huikuan.platform.approval.Verdict}. */
  record RejectPromise(
      @TargetAggregateIdentifier PromisesKey key, ArrangementId promise, String reason)
      implements PromiseCommand {}

  /** The time in which it could be approved is over. */
  record LapsePromise(
      @TargetAggregateIdentifier PromisesKey key, ArrangementId promise, Instant now)
      implements PromiseCommand {}

  /** Tells a promise of a change of one of its claims. */
  record FollowPromise(
      @TargetAggregateIdentifier PromisesKey key, ArrangementId promise, ClaimChange change)
      implements PromiseCommand {}

  /**
   * Judges a promise whose end has come.
   *
   * @param unapplied money of the account that stands against nothing
   */
  record JudgePromise(
      @TargetAggregateIdentifier PromisesKey key,
      ArrangementId promise,
      Money unapplied,
      Instant now)
      implements PromiseCommand {}

  /** Takes a promise back. Answers a {@link PromiseOutcome.Withdrawal}. */
  record WithdrawPromise(
      @TargetAggregateIdentifier PromisesKey key, ArrangementId promise, String reason, Instant now)
      implements PromiseCommand {}

  /**
   * Takes all promises back because the customer may not keep them: they do not count as broken.
   * Answers how many were.
   */
  record WithdrawAll(@TargetAggregateIdentifier PromisesKey key, String reason, Instant now)
      implements PromiseCommand {}

  /**
   * Takes back the promises of which nothing is missing beyond these claims: another agreement is
   * in their place, so they do not count as broken. Answers how many were.
   *
   * @param by the id of the other agreement
   */
  record ReplacePromises(
      @TargetAggregateIdentifier PromisesKey key, String by, Set<String> cases, Instant now)
      implements PromiseCommand {

    public ReplacePromises {
      cases = Set.copyOf(cases);
    }
  }
}
