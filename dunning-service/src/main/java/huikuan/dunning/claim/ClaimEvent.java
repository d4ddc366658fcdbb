package huikuan.dunning.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import huikuan.contracts.ItemKind;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.contracts.Sending;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.contracts.ledger.StatutoryDate;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.standing.Attitude;
import huikuan.dunning.standing.Cause;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of the case of one item: an invoice, or a refund that is owed again. */
public sealed interface ClaimEvent {

  String caseId();

  AccountId account();

  default CustomerId customer() {
    return account().customerId();
  }

  /** The kind of the item; the case's id tells. */
  default ItemKind itemKind() {
    return CaseIds.itemKind(caseId());
  }

  /** The number of the item. */
  String invoice();

  /**
   * An item is to be chased if it is not paid in time.
   *
   * @param originallyPostedOn of a balance brought forward: the day on the invoice
   * @param policy reference of the policy that the claim follows, such as {@code standard/1}
   * @param recordedAt when the item became known here
   * @param open the open amount; of an invoice the whole amount
   * @param ledgerSequence of the ledger's event that told the open amount; null = as posted, or not
   *     told
   * @param statutory the day by law; null = none is known
   * @param plan the steps to come, in order of time
   */
  @EventName("huikuan.dunning.reminder.case-opened.v1")
  record CaseOpened(
      String caseId,
      AccountId account,
      ItemKind itemKind,
      String invoice,
      LocalDate postedOn,
      @Nullable LocalDate originallyPostedOn,
      LocalDate dueOn,
      Money amount,
      Money open,
      @Nullable String contract,
      @Nullable String reference,
      @Nullable String salesOwner,
      String policy,
      Instant recordedAt,
      @Nullable String ledgerSequence,
      @Nullable StatutoryDate statutory,
      List<PlannedStep> plan)
      implements ClaimEvent {

    /** An item of which no day by law is known. */
    public CaseOpened(
        String caseId,
        AccountId account,
        ItemKind itemKind,
        String invoice,
        LocalDate postedOn,
        @Nullable LocalDate originallyPostedOn,
        LocalDate dueOn,
        Money amount,
        Money open,
        @Nullable String contract,
        @Nullable String reference,
        @Nullable String salesOwner,
        String policy,
        Instant recordedAt,
        @Nullable String ledgerSequence,
        List<PlannedStep> plan) {
      this(
          caseId,
          account,
          itemKind,
          invoice,
          postedOn,
          originallyPostedOn,
          dueOn,
          amount,
          open,
          contract,
          reference,
          salesOwner,
          policy,
          recordedAt,
          ledgerSequence,
          null,
          plan);
    }

    /** The day on the invoice, or of the refund. */
    LocalDate invoiceDate() {
      return originallyPostedOn == null ? postedOn : originallyPostedOn;
    }
  }

  /**
   * A reminder or demand is to be sent, once, to a contact of the customer. The step is taken when
   * its message has left.
   *
   * @param request its number among the case's requests, from 1
   * @param ordinal its number among the policy's steps, from 1
   * @param sending when the contact's message of the day may leave
   * @param ordered whether a person ordered it: then it is a message of its own, beside all others
   * @param minimum the least overdue amount in the account for which a message is sent; null = any
   * @param held the part of {@code open} that is on hold and not asked for; null = nothing
   * @param daysLate days from the due date to that day
   * @param ledgerSequence of the ledger's event that {@code open} follows; null = as posted
   * @param customerSequence of the ledger's event that told the customer's data; null = not told
   * @param confirmGoods whether the message asks the customer to confirm that it has the goods;
   *     null = it does not
   */
  @EventName("huikuan.dunning.reminder.step-requested.v1")
  record StepRequested(
      String caseId,
      int request,
      AccountId account,
      String invoice,
      String level,
      int ordinal,
      MessageKind kind,
      Sending sending,
      boolean ordered,
      @Nullable Money minimum,
      @Nullable Money held,
      int daysLate,
      LocalDate invoiceDate,
      LocalDate dueOn,
      Money amount,
      Money open,
      @Nullable String contract,
      @Nullable String reference,
      String policy,
      Recipient recipient,
      @Nullable String ledgerSequence,
      @Nullable String customerSequence,
      @Nullable Boolean confirmGoods)
      implements ClaimEvent {

    /** The day on which the step was due, at the customer. */
    public LocalDate day() {
      return sending.day();
    }
  }

  /**
   * The message of a step has left.
   *
   * @param day the customer's day on which it left: the next step keeps its distance from it
   */
  @EventName("huikuan.dunning.reminder.step-taken.v1")
  record StepTaken(
      String caseId, int request, AccountId account, String invoice, String level, LocalDate day)
      implements ClaimEvent {}

  /**
   * The message of a step did not leave: the step is still to be taken.
   *
   * @param reason {@code settled} or {@code reversed} = nothing was still owed; {@code on-hold};
   *     {@code demand-first} = the contact was sent a demand that day; {@code contacted-today} =
   *     the contact's message of the day was already put together; {@code cap} = the policy allows
   *     no more messages to the contact, person or customer for now; {@code covered} = unapplied
   *     money covers the claim, with the credits; {@code below-minimum} = the customer owes less
   *     than the policy's minimum; {@code day-over} = its day had ended before it could leave;
   *     {@code not-delivered} = the channel did not take it on its day, with its answer; {@code
   *     domain-not-allowed} = the settings allow no mail there, with the domain; else the channel's
   *     answer
   * @param needsContact whether the customer's people must be corrected before the next try
   * @param customerSequence of the ledger's event that told the customer's data; null = not told
   */
  @EventName("huikuan.dunning.reminder.step-not-taken.v1")
  record StepNotTaken(
      String caseId,
      int request,
      AccountId account,
      String invoice,
      String level,
      String reason,
      boolean needsContact,
      @Nullable String customerSequence)
      implements ClaimEvent {}

  /**
   * The message of the last step bounced: the step is still to be taken.
   *
   * @param before the level of the step before, which is the last one again; null = none
   * @param day the customer's day on which the message had left
   * @param reason what the receiving server answered
   * @param needsContact whether the customer has no other contact to write to
   * @param customerSequence of the ledger's event that told the customer's data; null = not told
   */
  @EventName("huikuan.dunning.reminder.step-bounced.v1")
  record StepBounced(
      String caseId,
      int request,
      AccountId account,
      String invoice,
      String level,
      @Nullable String before,
      LocalDate day,
      String reason,
      boolean needsContact,
      @Nullable String customerSequence)
      implements ClaimEvent {}

  /** The contact written to. Name and address are in the customer's data only. */
  record Recipient(String contactId, Role role) {}

  /**
   * A step was due, but the customer had no contact to write to. It is taken when there is one.
   *
   * @param customerSequence of the ledger's event that told the customer's data; null = not told
   */
  @EventName("huikuan.dunning.reminder.contact-missing.v1")
  record ContactMissing(
      String caseId,
      AccountId account,
      String invoice,
      String level,
      LocalDate day,
      int daysLate,
      Money open,
      @Nullable String customerSequence)
      implements ClaimEvent {}

  /**
   * A step was due but was not taken: the company does not let it, a hold was in force, or
   * customers are not written to then, which is told again when the reason changes; or an
   * escalation is covered, which is told each time that it is asked about; or the claim is not
   * ready, which is told again when something else is missing.
   *
   * @param day the customer's
   * @param reason {@code chasing-closed} = no messages leave before {@code from}; {@code
   *     receipts-missing} = receipts are complete through {@code receiptsThrough} alone; {@code
   *     covered} = unapplied money of the account covers the claim; {@code not-ready} = something
   *     is missing for a demand; {@code own-cause} = our own fault is not mended; {@code on-hold},
   *     told when the hold has ended; {@code no-contact-day}; {@code outside-hours}
   * @param detail of {@code covered}: the credits; of {@code not-ready}: what is missing; else null
   * @param from the day from which messages may leave; null = they may not
   * @param receiptsThrough as stated last; null = never stated
   * @param until the moment from which the step may be taken, or is decided about again; null = it
   *     waits for the company
   */
  @EventName("huikuan.dunning.reminder.step-withheld.v1")
  record StepWithheld(
      String caseId,
      AccountId account,
      String invoice,
      String level,
      LocalDate day,
      Decision.Reason reason,
      @Nullable String detail,
      @Nullable LocalDate from,
      @Nullable LocalDate receiptsThrough,
      @Nullable Instant until)
      implements ClaimEvent {

    /** Whether the company keeps the step from being taken. */
    public boolean byCompany() {
      return reason.ofCompany();
    }
  }

  /**
   * A person has to look at the claim. All claims of a customer with the same reason are one task.
   *
   * @param day the customer's
   */
  @EventName("huikuan.dunning.reminder.task-raised.v1")
  record TaskRaised(
      String caseId, AccountId account, String invoice, TaskReason task, LocalDate day, Instant at)
      implements ClaimEvent {}

  /**
   * The task is over for the claim.
   *
   * @param by {@code done} = a person has finished it; {@code cured} = its reason no longer holds;
   *     {@code replaced} = another task has taken its place, when a claim had one at a time
   * @param person who has finished it; null = nobody has, or it is not known
   * @param note of that person, for colleagues; null = there is none
   */
  @EventName("huikuan.dunning.reminder.task-ended.v1")
  record TaskEnded(
      String caseId,
      AccountId account,
      String invoice,
      TaskReason task,
      String by,
      @Nullable String person,
      @Nullable String note)
      implements ClaimEvent {

    /** An end of which no person is known. */
    public TaskEnded(String caseId, AccountId account, String invoice, TaskReason task, String by) {
      this(caseId, account, invoice, task, by, null, null);
    }
  }

  /**
   * A person ordered a demand, independent of the policy's plan.
   *
   * @param at the first moment at which messages may leave at the customer
   */
  @EventName("huikuan.dunning.reminder.demand-ordered.v1")
  record DemandOrdered(
      String caseId, AccountId account, String invoice, String level, String reason, Instant at)
      implements ClaimEvent {}

  /**
   * A letter that demands the item arrived. It stands in for the policy's next demand.
   *
   * @param letter its number
   * @param proof {@code signed-for} or {@code answered}: it is proven; {@code no-bounce}: it counts
   *     as accepted
   * @param day on which it arrived: the next step keeps its distance from it
   * @param open the open amount at the letter's cut-off
   * @param level of the policy's demand that it stands in for; null = none is left, or the letter
   *     was told of before
   * @param ordinal the number of that demand among the policy's steps, from 1; null = none
   */
  @EventName("huikuan.dunning.reminder.demand-arrived.v1")
  record DemandArrived(
      String caseId,
      AccountId account,
      String invoice,
      String letter,
      String proof,
      LocalDate day,
      Money open,
      @Nullable String level,
      @Nullable Integer ordinal)
      implements ClaimEvent {

    /** The proof; null = it counts as accepted, and is not proven. */
    public @Nullable DemandProof proven() {
      return proof.equals("no-bounce") ? null : new DemandProof(letter, proof, day);
    }
  }

  /**
   * A step is not taken any more, since a later one was: a demand arrived by letter.
   *
   * @param letter its number
   */
  @EventName("huikuan.dunning.reminder.step-passed.v1")
  record StepPassed(
      String caseId, AccountId account, String invoice, String level, LocalDate day, String letter)
      implements ClaimEvent {}

  /**
   * A person passed the next step: it is not taken.
   *
   * @param day the customer's
   * @param from the day from which the step after it keeps its distance: that on which it was
   *     planned, or {@code day} if that is later; null = an ordered demand was the next step, and
   *     is not wanted any more
   * @param reason in the person's words
   */
  @EventName("huikuan.dunning.reminder.step-skipped.v1")
  record StepSkipped(
      String caseId,
      AccountId account,
      String invoice,
      String level,
      LocalDate day,
      @Nullable LocalDate from,
      String reason)
      implements ClaimEvent {}

  /**
   * Less was paid than was owed, and nobody had agreed on that.
   *
   * @param kind of the document by which it was paid
   * @param number of that document
   * @param day from which it counts
   * @param paid by it
   * @param missing what is open after it and is not held
   */
  @EventName("huikuan.dunning.reminder.paid-short.v1")
  record PaidShort(
      String caseId,
      AccountId account,
      String invoice,
      String kind,
      String number,
      LocalDate day,
      Money paid,
      Money missing)
      implements ClaimEvent {}

  /**
   * The ledger is asked to write a small difference off.
   *
   * @param decision its id, which is the document's number, too
   * @param by who wants it
   */
  @EventName("huikuan.dunning.reminder.write-off-asked.v1")
  record WriteOffAsked(
      String caseId,
      AccountId account,
      String invoice,
      String decision,
      Money amount,
      String reason,
      String by)
      implements ClaimEvent {}

  /**
   * The ledger has answered about a write-off. The last answer counts.
   *
   * @param proposal of the ledger, that others decide; null = there is none
   * @param problem why it is refused; null = it is not
   * @param detail in the ledger's words; null = nothing is told
   */
  @EventName("huikuan.dunning.reminder.write-off-answered.v1")
  record WriteOffAnswered(
      String caseId,
      AccountId account,
      String invoice,
      String decision,
      PostingOutcome outcome,
      @Nullable String proposal,
      @Nullable String problem,
      @Nullable String detail)
      implements ClaimEvent {}

  /**
   * A person has said why the claim is late. It takes the place of what was said before.
   *
   * @param attitude of the customer in this claim; null = as of the customer
   * @param day the customer's
   */
  @EventName("huikuan.dunning.reminder.cause-set.v1")
  record CauseSet(
      String caseId,
      AccountId account,
      String invoice,
      Cause cause,
      @Nullable Attitude attitude,
      String reason,
      LocalDate day)
      implements ClaimEvent {}

  /**
   * A step that our own people take is theirs to do. It is taken when the task is done.
   *
   * @param day the customer's
   * @param words what they are to do
   * @param until the moment at which it is passed if nobody has done it
   */
  @EventName("huikuan.dunning.reminder.step-assigned.v1")
  record StepAssigned(
      String caseId,
      AccountId account,
      String invoice,
      String level,
      LocalDate day,
      String words,
      Instant until)
      implements ClaimEvent {}

  /**
   * A step that our own people take is over. The next one keeps its distance from the day.
   *
   * @param day the customer's
   * @param by {@link #DONE} = somebody has done it, so it is taken; {@link #NOT_DONE} = nobody has
   *     in time; {@link #DEMANDED} = a person ordered a demand in its place
   */
  @EventName("huikuan.dunning.reminder.assigned-step-ended.v1")
  record AssignedStepEnded(
      String caseId, AccountId account, String invoice, String level, LocalDate day, String by)
      implements ClaimEvent {

    public static final String DONE = "done";
    public static final String NOT_DONE = "not-done-in-time";
    public static final String DEMANDED = "demanded-by-person";

    public boolean wasDone() {
      return by.equals(DONE);
    }
  }

  /**
   * A person moved the claim to another policy, or another version. It is chased by that from now
   * on; steps that are taken stay taken.
   *
   * @param day the customer's
   * @param policy its reference, such as {@code strict/2}
   * @param before the reference of the policy until then
   * @param from the step of the policy that comes next, since the policy has not the last level
   *     taken; null = chasing goes on after that level
   * @param reason in the person's words
   */
  @EventName("huikuan.dunning.reminder.claim-moved.v1")
  record ClaimMoved(
      String caseId,
      AccountId account,
      String invoice,
      LocalDate day,
      String policy,
      String before,
      @Nullable String from,
      String reason)
      implements ClaimEvent {}

  /**
   * The case has another owner, who sees to it.
   *
   * @param owner such as {@code person:li.na}; null = nobody in particular
   * @param reason in the words of the person who said so
   */
  @EventName("huikuan.dunning.reminder.case-assigned.v1")
  record CaseAssigned(
      String caseId, AccountId account, String invoice, @Nullable String owner, String reason)
      implements ClaimEvent {}

  /**
   * A demand for the claim is proven to have arrived.
   *
   * @param letter its number
   * @param by {@code signed-for} or {@code answered}
   * @param day on which it arrived
   */
  record DemandProof(String letter, String by, LocalDate day) {}

  /**
   * The claim is so late that its account is escalated.
   *
   * @param asked the amount asked for: open, not on hold, and not covered
   * @param minimum the least escalated amount of the account for which a sanction is proposed; null
   *     = any
   * @param contract of the claim; null = it has none
   * @param proof of a demand for it; null = none is proven
   * @param disputes the sources of the holds by which it is disputed; null = it is not
   */
  @EventName("huikuan.dunning.reminder.claim-escalated.v1")
  record ClaimEscalated(
      String caseId,
      AccountId account,
      String invoice,
      String level,
      LocalDate dueOn,
      LocalDate day,
      int daysLate,
      Money open,
      Money asked,
      @Nullable Money minimum,
      @Nullable String contract,
      @Nullable DemandProof proof,
      @Nullable List<String> disputes)
      implements ClaimEvent {

    /** A claim without a contract, of which no demand is proven, and that is not disputed. */
    public ClaimEscalated(
        String caseId,
        AccountId account,
        String invoice,
        String level,
        LocalDate dueOn,
        LocalDate day,
        int daysLate,
        Money open,
        Money asked,
        @Nullable Money minimum) {
      this(
          caseId, account, invoice, level, dueOn, day, daysLate, open, asked, minimum, null, null,
          null);
    }
  }

  /**
   * All steps that are still to come. They replace the former plan.
   *
   * @param waits what a claim with nothing planned waits for: {@code nobody-to-write-to}, {@code
   *     needs-review}; null = something is planned, or nothing is to come
   */
  @EventName("huikuan.dunning.reminder.steps-planned.v1")
  record StepsPlanned(
      String caseId,
      AccountId account,
      String invoice,
      List<PlannedStep> plan,
      Decision.@Nullable Reason waits)
      implements ClaimEvent {}

  /**
   * Money came in for the item.
   *
   * @param open the amount still open; zero = settled
   * @param position of the receipt in this service's log
   * @param ledgerSequence its position in the ledger's log
   */
  @EventName("huikuan.dunning.reminder.claim-reduced.v1")
  record ClaimReduced(
      String caseId,
      AccountId account,
      String invoice,
      String receipt,
      LocalDate paidOn,
      Money amount,
      Money open,
      long position,
      @Nullable String ledgerSequence)
      implements ClaimEvent {}

  /**
   * A document other than a receipt changed the open amount of the item.
   *
   * @param kind of the document, as the ledger names it: {@code creditNote}, {@code writeOff},
   *     {@code allocation}, {@code reversal}
   * @param change below zero = less is open than before
   * @param open the amount still open, or open again; zero = settled, or undone
   * @param position of the document in this service's log
   * @param ledgerSequence its position in the ledger's log
   * @param undone the kind of the document that a reversal undoes, or of the credit that an
   *     allocation sets against other items; null = it is neither, or not told
   * @param undoneNumber the number of that document
   */
  @EventName("huikuan.dunning.reminder.claim-adjusted.v1")
  record ClaimAdjusted(
      String caseId,
      AccountId account,
      String invoice,
      String kind,
      String number,
      LocalDate postedOn,
      Money change,
      Money open,
      long position,
      @Nullable String ledgerSequence,
      @Nullable String undone,
      @Nullable String undoneNumber)
      implements ClaimEvent {

    /** A change by a document that undoes none. */
    public ClaimAdjusted(
        String caseId,
        AccountId account,
        String invoice,
        String kind,
        String number,
        LocalDate postedOn,
        Money change,
        Money open,
        long position,
        @Nullable String ledgerSequence) {
      this(
          caseId,
          account,
          invoice,
          kind,
          number,
          postedOn,
          change,
          open,
          position,
          ledgerSequence,
          null,
          null);
    }
  }

  /**
   * The item is due on another day, as was agreed with the customer. Steps that are taken stay
   * taken, and the coming ones count from the new day.
   *
   * @param before the day on which it was due until now
   * @param reason in words
   * @param position of what told it in this service's log
   */
  @EventName("huikuan.dunning.reminder.due-date-moved.v1")
  record DueDateMoved(
      String caseId,
      AccountId account,
      String invoice,
      LocalDate dueOn,
      LocalDate before,
      String reason,
      long position)
      implements ClaimEvent {}

  /**
   * The outcome of a message.
   *
   * @param message null = the claim was left out, and no message was put together
   * @param outcome {@code sent}, {@code failed}, {@code left-out} or {@code bounced}
   * @param contactId the contact written to; null if the claim was left out
   * @param at when it was handed over, or when this service heard that it failed or left the claim
   *     out
   * @param detail the hash of what was sent, or the reason
   */
  @EventName("huikuan.dunning.reminder.delivery-reported.v1")
  record DeliveryReported(
      String caseId,
      int request,
      AccountId account,
      String invoice,
      String level,
      @Nullable String message,
      String outcome,
      @Nullable String contactId,
      Instant at,
      String detail)
      implements ClaimEvent {}

  /**
   * A hold was placed. While it is in force the held amount is not asked for.
   *
   * @param endsAt when its last day ends at the customer; fixed, even if the customer moves
   * @param all what all holds of the case hold together
   */
  @EventName("huikuan.dunning.reminder.claim-held.v1")
  record ClaimHeld(
      String caseId, AccountId account, String invoice, Hold hold, Instant endsAt, Held all)
      implements ClaimEvent {}

  /**
   * A hold has ended. A step that is due is taken on the next contact day, or later if the policy
   * says so.
   *
   * @param by {@code resumed} = somebody ended it; {@code expired}; {@code clarified} = the
   *     difference of the letter is; {@code letter-closed}; {@code closed} = the case was closed
   * @param left what the remaining holds hold together; null = there are none
   * @param from before which no step is taken, by the policy; null = the next contact day
   */
  @EventName("huikuan.dunning.reminder.hold-ended.v1")
  record HoldEnded(
      String caseId,
      AccountId account,
      String invoice,
      String source,
      String by,
      @Nullable Held left,
      @JsonInclude(Include.NON_NULL) @Nullable Instant from)
      implements ClaimEvent {

    public HoldEnded(
        String caseId,
        AccountId account,
        String invoice,
        String source,
        String by,
        @Nullable Held left) {
      this(caseId, account, invoice, source, by, left, null);
    }
  }

  /**
   * The amount that all holds of a case hold together.
   *
   * @param amount the sum of their amounts, at most the item's amount
   * @param until the last day of the hold that ends last
   */
  record Held(Money amount, LocalDate until) {}

  /**
   * The case takes note that its whole customer is on hold, or no longer on hold.
   *
   * @param until when the last of the customer's holds ends; null = there are none
   * @param from as of {@link HoldEnded}
   */
  @EventName("huikuan.dunning.reminder.customer-hold-heeded.v1")
  record CustomerHoldHeeded(
      String caseId,
      AccountId account,
      String invoice,
      @Nullable Instant until,
      @JsonInclude(Include.NON_NULL) @Nullable Instant from)
      implements ClaimEvent {

    public CustomerHoldHeeded(
        String caseId, AccountId account, String invoice, @Nullable Instant until) {
      this(caseId, account, invoice, until, null);
    }
  }

  /**
   * The case is closed. It is reopened if some of the item becomes open again.
   *
   * @param reason {@code settled}; {@code reversed} = the item itself was reversed
   */
  @EventName("huikuan.dunning.reminder.case-closed.v1")
  record CaseClosed(String caseId, AccountId account, String invoice, String reason)
      implements ClaimEvent {

    static final String REVERSED = "reversed";

    public boolean wasReversed() {
      return reason.equals(REVERSED);
    }
  }

  /**
   * The case is reopened: some of the item is open again. Reminders are not taken a second time;
   * missed steps are planned as for an item that arrives late. The account is escalated again if
   * that is due, because a closed item leaves the escalation.
   *
   * @param plan the steps to come, in order of time
   */
  @EventName("huikuan.dunning.reminder.case-reopened.v1")
  record CaseReopened(
      String caseId, AccountId account, String invoice, Instant reopenedAt, List<PlannedStep> plan)
      implements ClaimEvent {}
}
