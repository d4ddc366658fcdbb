package huikuan.dunning.reminder;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of the case of one invoice. Asked again, none of it does anything. */
sealed interface ReminderCommand {

  /** A company's invoice numbers are unique, and it has no dot: so is the case's id. */
  static String caseOf(AccountId account, String invoice) {
    return "reminder." + account.company() + "." + invoice;
  }

  String caseId();

  record OpenCase(
      @TargetAggregateIdentifier String caseId,
      InvoicePosted invoice,
      Customer customer,
      Policy policy,
      Instant recordedAt)
      implements ReminderCommand {}

  /** Take what is due at {@code now}. */
  record Chase(@TargetAggregateIdentifier String caseId, Instant now, Customer customer)
      implements ReminderCommand {}

  /** The customer's people changed: plan anew what could not be sent. */
  record PlanAnew(@TargetAggregateIdentifier String caseId, Instant now, Customer customer)
      implements ReminderCommand {}

  /**
   * Money came in for the invoice.
   *
   * @param open what is still open of the invoice
   * @param position where in the log the receipt stands: an earlier one is older news
   */
  record ReduceClaim(
      @TargetAggregateIdentifier String caseId,
      String receipt,
      LocalDate paidOn,
      Money amount,
      Money open,
      long position)
      implements ReminderCommand {}

  /** See {@link ReminderEvent.DeliveryReported}. */
  record ReportDelivery(
      @TargetAggregateIdentifier String caseId,
      String level,
      String message,
      String outcome,
      @Nullable String to,
      Instant at,
      String detail)
      implements ReminderCommand {}
}
