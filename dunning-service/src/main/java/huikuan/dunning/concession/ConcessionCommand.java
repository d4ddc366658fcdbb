package huikuan.dunning.concession;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.contracts.ledger.RecipientEvent.OfferAnswer;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.arrangement.ClaimChange;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command about a customer's concessions. Each may be repeated: then nothing changes. */
sealed interface ConcessionCommand {

  /**
   * A part of a claim.
   *
   * @param open of the claim
   * @param free what of it is not disputed
   * @param position of the claim's last change
   */
  record Offered(
      String caseId, ItemName item, Money amount, Money open, Money free, long position) {

    AgreedPart part() {
      return AgreedPart.of(caseId, item.kind(), item.number(), amount, open, position);
    }
  }

  /**
   * Drafts a concession. Answers a {@link ConcessionAnswer}.
   *
   * @param unapplied money of the account that stands against nothing
   * @param lapsesAt until when it can be approved; null = it needs no approval
   */
  record DraftConcession(
      @TargetAggregateIdentifier ConcessionsKey key,
      AccountId account,
      ConcessionTerms terms,
      List<Offered> parts,
      Money unapplied,
      @Nullable String contactId,
      @Nullable String talk,
      String note,
      @Nullable Instant lapsesAt)
      implements ConcessionCommand {

    public DraftConcession {
      parts = List.copyOf(parts);
    }
  }

  /** Answers a {@link huikuan.platform.approval.Verdict}. */
  record ApproveConcession(
      @TargetAggregateIdentifier ConcessionsKey key, ArrangementId concession, Instant now)
      implements ConcessionCommand {}

  /** Answers a {@link huikuan.platform.approval.Verdict}. */
  record RejectConcession(
      @TargetAggregateIdentifier ConcessionsKey key, ArrangementId concession, String reason)
      implements ConcessionCommand {}

  /**
   * The customer accepts it. Answers a {@link ConcessionAnswer}.
   *
   * @param contactId see {@link ConcessionEvent.ConcessionAccepted}
   */
  record AcceptConcession(
      @TargetAggregateIdentifier ConcessionsKey key,
      ArrangementId concession,
      @Nullable String contactId,
      @Nullable String message,
      @Nullable String file,
      Instant now)
      implements ConcessionCommand {}

  /**
   * A recipient answered by the link in a mail.
   *
   * @param contactId who did, among the customer's contacts
   * @param grantable whether it is accepted, and could be offered now as it is
   */
  record TakeAnswer(
      @TargetAggregateIdentifier ConcessionsKey key,
      ArrangementId concession,
      String contactId,
      String message,
      OfferAnswer answer,
      boolean grantable,
      Instant now)
      implements ConcessionCommand {

    AcceptConcession accepted() {
      return new AcceptConcession(key, concession, contactId, message, null, now);
    }
  }

  /** The customer does not want it. Answers a {@link ConcessionAnswer}. */
  record DeclineConcession(
      @TargetAggregateIdentifier ConcessionsKey key,
      ArrangementId concession,
      @Nullable String reason,
      Instant now)
      implements ConcessionCommand {}

  /** We take it back. Answers a {@link ConcessionAnswer}. */
  record WithdrawConcession(
      @TargetAggregateIdentifier ConcessionsKey key,
      ArrangementId concession,
      String reason,
      Instant now)
      implements ConcessionCommand {}

  /** We have done what we had to. Answers a {@link ConcessionAnswer}. */
  record FinishDuty(
      @TargetAggregateIdentifier ConcessionsKey key,
      ArrangementId concession,
      String note,
      Instant now)
      implements ConcessionCommand {}

  /** Asks the ledger once more for what it refused. Answers a {@link ConcessionAnswer}. */
  record SettleAgain(
      @TargetAggregateIdentifier ConcessionsKey key, ArrangementId concession, Instant now)
      implements ConcessionCommand {}

  /**
   * A moment has come: an approval or an offer lapses, a due or a duty is missed or not.
   *
   * @param unapplied money of the account that stands against nothing
   * @param complete whether all receipts are posted, so that dues can be judged
   */
  record CheckConcession(
      @TargetAggregateIdentifier ConcessionsKey key,
      ArrangementId concession,
      Money unapplied,
      boolean complete,
      Instant now)
      implements ConcessionCommand {}

  /** Tells a concession of a change of one of its claims. */
  record FollowConcession(
      @TargetAggregateIdentifier ConcessionsKey key, ArrangementId concession, ClaimChange change)
      implements ConcessionCommand {}

  /** Tells what became of a document that the ledger was asked for. */
  record HearPosting(
      @TargetAggregateIdentifier ConcessionsKey key, PostingAnswered answer, Instant now)
      implements ConcessionCommand {}

  /** Takes back all that is not over, and of which the ledger is not asked. Answers how many. */
  record WithdrawAll(@TargetAggregateIdentifier ConcessionsKey key, String reason, Instant now)
      implements ConcessionCommand {}
}
