package huikuan.dunning.claim;

import huikuan.contracts.Money;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.policy.Policy;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of the case of one item. Asked again, none of it does anything. */
public sealed interface ClaimCommand {

  String caseId();

  record OpenCase(
      @TargetAggregateIdentifier String caseId,
      Terms item,
      Customer customer,
      Policy policy,
      Instant recordedAt)
      implements ClaimCommand {}

  /** Take what is due at {@code now}. Answers how it waits for the company; null = it does not. */
  record Chase(@TargetAggregateIdentifier String caseId, Instant now, Customer customer)
      implements ClaimCommand {}

  /** The customer's zone, country, people or holds changed: plan anew. */
  record PlanAnew(@TargetAggregateIdentifier String caseId, Instant now, Customer customer)
      implements ClaimCommand {}

  /**
   * A document changed what is open of the item.
   *
   * @param change below zero = less is open than before
   * @param open what is open now
   * @param position where in the log the document stands: an earlier one is older news
   * @param ledgerSequence where it stands in the ledger's; null = not told
   */
  record ChangeOpenAmount(
      @TargetAggregateIdentifier String caseId,
      Document document,
      Money change,
      Money open,
      long position,
      @Nullable String ledgerSequence,
      Instant recordedAt,
      Customer customer)
      implements ClaimCommand {

    /** Only of the item itself does a reversal leave nothing: of others, it gives back. */
    boolean undoesItem() {
      return document.kind().equals("reversal") && change.signum() < 0 && open.signum() == 0;
    }
  }

  /** A document of the ledger, with its kind as the ledger names it. */
  record Document(String kind, String number, LocalDate postedOn) {

    static final String RECEIPT = "receipt";

    boolean receipt() {
      return kind.equals(RECEIPT);
    }
  }

  /** Answers false if the case is closed: then there is nothing to hold. */
  record PlaceHold(
      @TargetAggregateIdentifier String caseId, Hold hold, Instant now, Customer customer)
      implements ClaimCommand {}

  /**
   * Ends the hold of a source.
   *
   * @param by {@link Hold#RESUMED} or {@link Hold#EXPIRED}; only an expired one expires
   */
  record EndHold(
      @TargetAggregateIdentifier String caseId,
      String source,
      String by,
      Instant now,
      Customer customer)
      implements ClaimCommand {}

  /**
   * A person has seen to a task of the customer.
   *
   * @param raisedUntil later ones are not meant
   */
  record EndTask(
      @TargetAggregateIdentifier String caseId,
      TaskReason task,
      Instant raisedUntil,
      Instant now,
      Customer customer)
      implements ClaimCommand {}

  /** Send a demand now. Answers why not; empty = it is sent when messages may leave. */
  record OrderDemand(
      @TargetAggregateIdentifier String caseId, String reason, Instant now, Customer customer)
      implements ClaimCommand {}

  /** See {@link ClaimEvent.DeliveryReported}. */
  record ReportDelivery(
      @TargetAggregateIdentifier String caseId,
      int request,
      String level,
      String message,
      String outcome,
      @Nullable String contactId,
      Instant at,
      String detail,
      Instant recordedAt,
      Customer customer)
      implements ClaimCommand {

    boolean sent() {
      return outcome.equals("sent");
    }

    boolean failed() {
      return outcome.equals("failed");
    }

    boolean bounced() {
      return outcome.equals("bounced");
    }
  }
}
