package huikuan.dunning.claim;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.policy.Policy;
import huikuan.dunning.standing.Attitude;
import huikuan.dunning.standing.Cause;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command to the case of one item. Each may be repeated: the second time changes nothing. */
public sealed interface ClaimCommand {

  String caseId();

  record OpenCase(
      @TargetAggregateIdentifier String caseId,
      Terms item,
      Customer customer,
      Policy policy,
      Instant recordedAt)
      implements ClaimCommand {}

  /**
   * Takes the step due at {@code now}. Answers how it waits for the company; null = it does not.
   */
  record Chase(@TargetAggregateIdentifier String caseId, Instant now, Customer customer)
      implements ClaimCommand {}

  /** Plans anew: the customer's zone, country, people or holds have changed. */
  record PlanAnew(@TargetAggregateIdentifier String caseId, Instant now, Customer customer)
      implements ClaimCommand {}

  /** Raises a task if a proof that the customer has the goods is needed and missing. */
  record AskAboutGoods(@TargetAggregateIdentifier String caseId, Instant now, Customer customer)
      implements ClaimCommand {}

  /**
   * Tells that a document changed the open amount of the item.
   *
   * @param change below zero = less is open than before
   * @param open the open amount now
   * @param position of the document in the log; a lower one is older
   * @param ledgerSequence its position in the ledger's log; null = not told
   * @param named false = the document looks like money that pays what is due first, and this item
   *     was the last that it paid
   */
  record ChangeOpenAmount(
      @TargetAggregateIdentifier String caseId,
      Document document,
      Money change,
      Money open,
      long position,
      @Nullable String ledgerSequence,
      Instant recordedAt,
      Customer customer,
      boolean named)
      implements ClaimCommand {

    public ChangeOpenAmount(
        String caseId,
        Document document,
        Money change,
        Money open,
        long position,
        @Nullable String ledgerSequence,
        Instant recordedAt,
        Customer customer) {
      this(caseId, document, change, open, position, ledgerSequence, recordedAt, customer, true);
    }

    /** Whether money was set against the item. */
    boolean pays() {
      return document.ofMoney() && change.signum() < 0;
    }

    /** Whether money that had been set against the item went back. */
    boolean paysBack() {
      return document.ofMoney() && change.signum() > 0;
    }

    /** Whether the item itself is reversed: a reversal of a credit opens the item again instead. */
    boolean undoesItem() {
      return document.kind().equals("reversal") && change.signum() < 0 && open.signum() == 0;
    }
  }

  /**
   * Tells that the item is due on another day, as was agreed.
   *
   * @param before the day on which it was due until now
   * @param position of what told it in the log; a lower one is older
   */
  record MoveDueDate(
      @TargetAggregateIdentifier String caseId,
      LocalDate dueOn,
      LocalDate before,
      String reason,
      long position,
      Instant recordedAt,
      Customer customer)
      implements ClaimCommand {}

  /**
   * A document of the ledger, with its kind as the ledger names it.
   *
   * @param undone the kind of the document that a reversal undoes, or of the credit that an
   *     allocation sets against other items; null = it is neither, or not told
   * @param undoneNumber the number of that document
   */
  record Document(
      String kind,
      String number,
      LocalDate postedOn,
      @Nullable String undone,
      @Nullable String undoneNumber) {

    public Document(String kind, String number, LocalDate postedOn) {
      this(kind, number, postedOn, null, null);
    }

    static final String RECEIPT = "receipt";

    boolean receipt() {
      return kind.equals(RECEIPT);
    }

    /** Whether money comes in by it, is set against an item, or goes back. */
    boolean ofMoney() {
      return MoneyDocuments.includes(undone == null ? kind : undone);
    }
  }

  /** Places or ends a hold. */
  sealed interface HoldChange extends ClaimCommand permits PlaceHold, EndHold {}

  /**
   * Places a hold. Answers a {@link HoldOutcome}.
   *
   * @param seen how many events the case had when its sender looked at it; null = any
   * @param task to be raised with it; null = none
   * @param cured the task whose reason is gone; null = none
   */
  record PlaceHold(
      @TargetAggregateIdentifier String caseId,
      Hold hold,
      Instant now,
      Customer customer,
      @Nullable Integer seen,
      @Nullable TaskReason task,
      @Nullable TaskReason cured)
      implements HoldChange {

    public PlaceHold(
        String caseId,
        Hold hold,
        Instant now,
        Customer customer,
        @Nullable Integer seen,
        @Nullable TaskReason task) {
      this(caseId, hold, now, customer, seen, task, null);
    }

    public PlaceHold(
        String caseId, Hold hold, Instant now, Customer customer, @Nullable Integer seen) {
      this(caseId, hold, now, customer, seen, null);
    }

    public PlaceHold(String caseId, Hold hold, Instant now, Customer customer) {
      this(caseId, hold, now, customer, null);
    }
  }

  /**
   * Ends the hold of a source. Answers a {@link HoldOutcome}.
   *
   * @param by {@link Hold#RESUMED}, {@link Hold#CLARIFIED}, {@link Hold#LETTER_CLOSED}, {@link
   *     Hold#REACHED}, what became of an arrangement, or {@link Hold#EXPIRED} if its last day is
   *     over
   * @param seen as of {@link PlaceHold}
   * @param task to be raised with it, whether or not there is a hold to end; null = none
   */
  record EndHold(
      @TargetAggregateIdentifier String caseId,
      String source,
      String by,
      Instant now,
      Customer customer,
      @Nullable Integer seen,
      @Nullable TaskReason task)
      implements HoldChange {

    public EndHold(
        String caseId,
        String source,
        String by,
        Instant now,
        Customer customer,
        @Nullable Integer seen) {
      this(caseId, source, by, now, customer, seen, null);
    }

    public EndHold(String caseId, String source, String by, Instant now, Customer customer) {
      this(caseId, source, by, now, customer, null);
    }
  }

  /**
   * Tells that a person has finished a task of the customer.
   *
   * @param raisedUntil a task raised later stays open
   * @param person who has finished it; null = not known
   * @param note of that person; null = there is none
   */
  record EndTask(
      @TargetAggregateIdentifier String caseId,
      TaskReason task,
      Instant raisedUntil,
      Instant now,
      Customer customer,
      @Nullable String person,
      @Nullable String note)
      implements ClaimCommand {

    public EndTask(
        String caseId, TaskReason task, Instant raisedUntil, Instant now, Customer customer) {
      this(caseId, task, raisedUntil, now, customer, null, null);
    }
  }

  /** Orders a demand, which is sent when messages may leave. Answers a {@link DemandOutcome}. */
  record OrderDemand(
      @TargetAggregateIdentifier String caseId, String reason, Instant now, Customer customer)
      implements ClaimCommand {}

  /**
   * Says why the claim is late. Answers a {@link HoldOutcome}.
   *
   * @param seen as of {@link PlaceHold}
   */
  record SetCause(
      @TargetAggregateIdentifier String caseId,
      Cause cause,
      @Nullable Attitude attitude,
      String reason,
      Instant now,
      Customer customer,
      @Nullable Integer seen)
      implements ClaimCommand {}

  /** Asks the ledger to write a small difference off. Answers a {@link WriteOffOutcome}. */
  record AskWriteOff(@TargetAggregateIdentifier String caseId, String reason)
      implements ClaimCommand {}

  /** Tells what the ledger has answered about a write-off. */
  record HearWriteOff(@TargetAggregateIdentifier String caseId, PostingAnswered answer)
      implements ClaimCommand {}

  /** Passes the next step, which is of a level. Answers a {@link SkipOutcome}. */
  record SkipStep(
      @TargetAggregateIdentifier String caseId,
      String level,
      String reason,
      Instant now,
      Customer customer)
      implements ClaimCommand {}

  /**
   * Moves the claim to another policy. Answers a {@link MoveOutcome}.
   *
   * @param from where it starts, if the policy has not the last level taken; null = not said
   * @param seen as of {@link PlaceHold}
   */
  record MoveClaim(
      @TargetAggregateIdentifier String caseId,
      Policy policy,
      @Nullable String from,
      String reason,
      Instant now,
      Customer customer,
      @Nullable Integer seen)
      implements ClaimCommand {}

  /**
   * Gives the case another owner. Answers a {@link HoldOutcome}.
   *
   * @param owner null = nobody in particular
   * @param seen as of {@link PlaceHold}
   */
  record AssignCase(
      @TargetAggregateIdentifier String caseId,
      @Nullable String owner,
      String reason,
      @Nullable Integer seen)
      implements ClaimCommand {}

  /**
   * Tells that a letter that demands the item arrived.
   *
   * @param letter its number
   * @param proof see {@link ClaimEvent.DemandArrived}
   * @param open the open amount at the letter's cut-off
   */
  record RecordDemand(
      @TargetAggregateIdentifier String caseId,
      String letter,
      String proof,
      LocalDate arrivedOn,
      Money open,
      Instant now,
      Customer customer)
      implements ClaimCommand {}

  /** See {@link ClaimEvent.DeliveryReported}. */
  record ReportDelivery(
      @TargetAggregateIdentifier String caseId,
      int request,
      String level,
      @Nullable String message,
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
