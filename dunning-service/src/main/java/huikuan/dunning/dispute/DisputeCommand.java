package huikuan.dunning.dispute;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.arrangement.ClaimChange;
import huikuan.dunning.dispute.DisputeEvent.Origin;
import huikuan.dunning.dispute.DisputeEvent.Said;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command about a customer's disputes. Each may be repeated: the second time changes nothing. */
sealed interface DisputeCommand {

  /**
   * A part of a claim that is disputed.
   *
   * @param amount null = all that can be
   * @param free what is open of the claim, and in no plan
   * @param position of the claim's last change
   */
  record Offered(String caseId, ItemName item, @Nullable Money amount, Money free, long position) {}

  /**
   * When a dispute is to be clarified, and until when it holds.
   *
   * @param heldUntil some time after its day: it holds until somebody has seen to it
   */
  record Times(LocalDate heldUntil, Instant dueAt) {}

  /** Opens a dispute. Answers a {@link DisputeAnswer}. */
  record OpenDispute(
      @TargetAggregateIdentifier DisputesKey key,
      AccountId account,
      List<Offered> parts,
      DisputeFacts facts,
      Origin origin,
      Said said,
      Times times)
      implements DisputeCommand {

    public OpenDispute {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Changes what is known of a dispute, and who sees to it. Answers a {@link DisputeAnswer}.
   *
   * @param seen how many events the dispute had when its sender looked at it; null = any
   */
  record ChangeDispute(
      @TargetAggregateIdentifier DisputesKey key,
      ArrangementId dispute,
      DisputeFacts facts,
      Times times,
      @Nullable Integer seen)
      implements DisputeCommand {}

  /**
   * Makes a dispute of its own of a part of one. Answers a {@link DisputeAnswer}.
   *
   * @param amounts by the cases of claims
   */
  record SplitDispute(
      @TargetAggregateIdentifier DisputesKey key,
      ArrangementId dispute,
      Map<String, Money> amounts,
      DisputeFacts facts,
      Times times)
      implements DisputeCommand {

    public SplitDispute {
      amounts = Map.copyOf(amounts);
    }
  }

  /** Lets disputes of an account go on in one of them. Answers a {@link DisputeAnswer}. */
  record MergeDisputes(
      @TargetAggregateIdentifier DisputesKey key,
      ArrangementId into,
      List<ArrangementId> disputes,
      Instant now)
      implements DisputeCommand {

    public MergeDisputes {
      disputes = List.copyOf(disputes);
    }
  }

  /** A document that is to be posted for a claim of a dispute. */
  record Settling(String caseId, Posting posting, Money amount) {}

  /**
   * Decides a dispute. Answers a {@link DisputeAnswer}.
   *
   * @param outcome {@code OWED}, {@code WITHDRAWN} or {@code POSTED}
   * @param settlings of {@code POSTED} alone
   */
  record ResolveDispute(
      @TargetAggregateIdentifier DisputesKey key,
      ArrangementId dispute,
      DisputeOutcome outcome,
      List<Settling> settlings,
      RootCause rootCause,
      String reason,
      Instant now)
      implements DisputeCommand {

    public ResolveDispute {
      settlings = List.copyOf(settlings);
    }
  }

  /** Tells all disputes about a claim of a change. */
  record FollowDisputes(@TargetAggregateIdentifier DisputesKey key, ClaimChange change)
      implements DisputeCommand {}

  /** Tells a dispute what became of a document that the ledger was asked for. */
  record HearPosting(
      @TargetAggregateIdentifier DisputesKey key, PostingAnswered answer, Instant now)
      implements DisputeCommand {}

  /**
   * The day by which a dispute is to be clarified is over.
   *
   * @param heldUntil until when it is held now
   */
  record RemindOfDispute(
      @TargetAggregateIdentifier DisputesKey key,
      ArrangementId dispute,
      LocalDate heldUntil,
      Instant askedAgainAt,
      Instant now)
      implements DisputeCommand {}
}
