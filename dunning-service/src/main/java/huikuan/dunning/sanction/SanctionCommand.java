package huikuan.dunning.sanction;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimEvent.DemandProof;
import huikuan.dunning.ladder.SanctionKind;
import huikuan.dunning.sanction.SanctionEvent.Order;
import huikuan.dunning.sanction.SanctionEvent.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The commands to a customer's sanctions. An invoice stands for any item that is chased, by its
 * kind and number. A position says where in the log the reason stands: what is not newer than the
 * last one heeded does nothing.
 */
sealed interface SanctionCommand {

  /** See {@link SanctionEvent.InvoiceJoined}. */
  record JoinInvoice(
      @TargetAggregateIdentifier SanctionsKey key,
      AccountId account,
      ItemKind itemKind,
      String invoice,
      LocalDate dueOn,
      Money open,
      @Nullable Money minimum,
      @Nullable String contract,
      @Nullable DemandProof proof,
      List<String> disputes,
      Instant now,
      long position)
      implements SanctionCommand {}

  record ReduceInvoice(
      @TargetAggregateIdentifier SanctionsKey key,
      AccountId account,
      ItemKind itemKind,
      String invoice,
      Money open,
      long position)
      implements SanctionCommand {}

  /** A document that is no receipt changed what is open. */
  record AdjustInvoice(
      @TargetAggregateIdentifier SanctionsKey key,
      AccountId account,
      ItemKind itemKind,
      String invoice,
      String kind,
      String number,
      Money change,
      Money open,
      long position)
      implements SanctionCommand {}

  /** Its case is closed, for a reason. */
  record SettleInvoice(
      @TargetAggregateIdentifier SanctionsKey key,
      AccountId account,
      ItemKind itemKind,
      String invoice,
      String reason,
      Instant now,
      long position)
      implements SanctionCommand {}

  record ProveDemand(
      @TargetAggregateIdentifier SanctionsKey key,
      AccountId account,
      ItemKind itemKind,
      String invoice,
      DemandProof proof)
      implements SanctionCommand {}

  /** A hold by which an invoice is disputed begins or ends. */
  record NoteDispute(
      @TargetAggregateIdentifier SanctionsKey key,
      AccountId account,
      ItemKind itemKind,
      String invoice,
      String source,
      boolean disputed)
      implements SanctionCommand {}

  /**
   * Looks at all sanctions again: proposes the next one if its evidence is complete, ends what has
   * lapsed or lost its cause, lifts what is cured, and notes which systems have not answered.
   */
  record ReviewSanctions(@TargetAggregateIdentifier SanctionsKey key, Instant now)
      implements SanctionCommand {}

  /** A person proposes a sanction. */
  record ProposeSanction(
      @TargetAggregateIdentifier SanctionsKey key,
      SanctionKind kind,
      @Nullable String form,
      @Nullable String addressee,
      @Nullable String ground,
      @Nullable String clause,
      String reason,
      Instant now)
      implements SanctionCommand {}

  record ApproveSanction(@TargetAggregateIdentifier SanctionsKey key, int number, Instant now)
      implements SanctionCommand {}

  record RejectSanction(
      @TargetAggregateIdentifier SanctionsKey key, int number, String reason, Instant now)
      implements SanctionCommand {}

  /** A person proposes to lift a sanction that is not cured. */
  record ProposeLift(
      @TargetAggregateIdentifier SanctionsKey key, int number, String reason, Instant now)
      implements SanctionCommand {}

  record ApproveLift(
      @TargetAggregateIdentifier SanctionsKey key, int number, int attempt, Instant now)
      implements SanctionCommand {}

  record RejectLift(
      @TargetAggregateIdentifier SanctionsKey key, int number, int attempt, String reason)
      implements SanctionCommand {}

  /**
   * A system answers the last order of a sanction.
   *
   * @param order that it answers; null = it does not say, and the last one is meant
   */
  record AcknowledgeOrder(
      @TargetAggregateIdentifier SanctionsKey key,
      int number,
      @Nullable Order order,
      String system,
      Outcome outcome,
      @Nullable String reason)
      implements SanctionCommand {}

  record AssignSanctions(@TargetAggregateIdentifier SanctionsKey key, String owner)
      implements SanctionCommand {}
}
