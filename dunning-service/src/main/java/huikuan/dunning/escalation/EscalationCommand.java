package huikuan.dunning.escalation;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of an account's escalation. An invoice stands for any item that is chased, by
 * its kind and number. A position says where in the log the reason stands: what is not newer than
 * the last one heeded does nothing.
 */
sealed interface EscalationCommand {

  record JoinInvoice(
      @TargetAggregateIdentifier String escalation,
      AccountId account,
      ItemKind itemKind,
      String invoice,
      LocalDate dueOn,
      Money open,
      long position)
      implements EscalationCommand {}

  /**
   * Proposes a sanction if enough is asked for, and withdraws one that was proposed if not.
   *
   * @param minimum the least sum, asked for of its invoices, for which one is proposed; null = any
   */
  record ReviewSanction(
      @TargetAggregateIdentifier String escalation, String sanction, @Nullable Money minimum)
      implements EscalationCommand {}

  record ReduceInvoice(
      @TargetAggregateIdentifier String escalation,
      ItemKind itemKind,
      String invoice,
      Money open,
      long position)
      implements EscalationCommand {}

  /** A document that is no receipt changed what is open. */
  record AdjustInvoice(
      @TargetAggregateIdentifier String escalation,
      ItemKind itemKind,
      String invoice,
      String kind,
      String number,
      Money change,
      Money open,
      long position)
      implements EscalationCommand {}

  /** Its case is closed, for a reason. */
  record SettleInvoice(
      @TargetAggregateIdentifier String escalation,
      ItemKind itemKind,
      String invoice,
      String reason,
      long position)
      implements EscalationCommand {}
}
