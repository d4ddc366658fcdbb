package huikuan.contracts.dunning;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.AccountId;
import huikuan.contracts.ClosedList;
import huikuan.contracts.CustomerId;
import huikuan.contracts.DisputeReason;
import huikuan.contracts.EventName;
import huikuan.contracts.ItemKind;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.contracts.Sending;
import huikuan.contracts.ledger.Contact.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Topic {@code dunning.events}; source: the dunning service. */
public sealed interface DunningEvent {

  /** Events of one lane stay in order: those of a customer, and those of a company. */
  default String lane() {
    return switch (this) {
      case OfAccount event -> event.account().customerId().toString();
      case OfCustomer event -> event.customer().toString();
      case ChasingSet event -> event.company();
    };
  }

  /** An event of one account. */
  interface OfAccount {
    AccountId account();
  }

  /** An event that the ledger acts on; it is told nothing else of what is chased. */
  sealed interface HeardByLedger permits PostingRequested, OfferMade, OfferEnded {}

  /** An event of a whole customer. */
  interface OfCustomer {
    CustomerId customer();
  }

  /**
   * A claim is to be in a reminder or demand, once, to a contact of the customer. All that is asked
   * for one contact and day goes into one message. The service that writes the message looks name
   * and address up.
   *
   * @param caseId the reminder case
   * @param request the number of the case's request, from 1; its outcome is told by case and
   *     request
   * @param itemKind the kind of item that is owed
   * @param invoice the item's number
   * @param invoiceDate the day on the item: of a balance brought forward, the original one
   * @param contract its number
   * @param reference the customer's own, such as an order number
   * @param level {@code reminder-1}, {@code reminder-2} or {@code demand}
   * @param ordinal which of the policy's steps it is, from 1: a message is worded by the furthest
   * @param sending when the contact's message of the day may leave
   * @param ordered whether a person wants it now: it is a message of its own, whatever else the
   *     contact was sent
   * @param minimum what the customer has to owe, overdue, in the account; null = any amount
   * @param open what was open when it was decided
   * @param held what of it was on hold then, and is not asked for; null = nothing
   * @param ledgerSequence {@code ce_sequence} of the ledger's event that said so: a later one knows
   *     better; null = the invoice's own, or not known
   * @param customerSequence {@code ce_sequence} of the customer's data that it was decided by: the
   *     writing service needs these, or later ones; null = not known
   * @param confirmGoods whether a courtesy before the due date asks the customer to confirm that it
   *     has the goods: a demand needs a proof of that, and there is none; null = it does not ask
   */
  @EventName("huikuan.dunning.reminder-requested.v1")
  record ReminderRequested(
      String caseId,
      int request,
      AccountId account,
      ItemKind itemKind,
      String invoice,
      LocalDate invoiceDate,
      LocalDate dueOn,
      Money amount,
      Money open,
      @Nullable String contract,
      @Nullable String reference,
      String level,
      int ordinal,
      MessageKind kind,
      Sending sending,
      boolean ordered,
      @Nullable Money minimum,
      @Nullable Money held,
      Recipient recipient,
      String policy,
      @Nullable String ledgerSequence,
      @Nullable String customerSequence,
      @Nullable Boolean confirmGoods)
      implements DunningEvent, OfAccount {}

  /**
   * A contact of the account's customer.
   *
   * @param role in which the contact is written to
   */
  record Recipient(String contactId, Role role) {}

  /**
   * A sanction is in force: the systems that enforce it impose it, and answer the order {@code
   * impose}.
   *
   * @param sanction its id, for the answer
   * @param kind {@code stop-supply}, {@code stop-service}, {@code terminate-authorisation}, {@code
   *     reputation}, {@code lawyers-letter}, {@code legal-action}
   * @param form of its kind, such as {@code payment-order}; null = the kind has one form
   * @param day the customer's
   * @param systems that have to answer; empty = none has
   */
  @EventName("huikuan.dunning.sanction-ordered.v1")
  record SanctionOrdered(
      String sanction,
      CustomerId customer,
      String kind,
      @Nullable String form,
      LocalDate day,
      List<String> systems)
      implements DunningEvent, OfCustomer {}

  /**
   * A sanction is in force no longer: the systems that enforce it lift it, and answer the order
   * {@code lift}.
   *
   * @param reason {@code cured}; {@code early} = two persons lifted it before
   */
  @EventName("huikuan.dunning.sanction-lifted.v1")
  record SanctionLifted(
      String sanction,
      CustomerId customer,
      String kind,
      @Nullable String form,
      String reason,
      LocalDate day,
      List<String> systems)
      implements DunningEvent, OfCustomer {}

  /**
   * Chasing ended.
   *
   * @param itemKind of a reminder case; null for an escalation case
   * @param invoice the number of the item of a reminder case; null for an escalation case
   * @param reason {@code settled}; {@code reversed} = the item itself was undone
   */
  @EventName("huikuan.dunning.case-closed.v1")
  record CaseClosed(
      String caseId,
      AccountId account,
      @Nullable ItemKind itemKind,
      @Nullable String invoice,
      String reason,
      Instant closedAt)
      implements DunningEvent, OfAccount {}

  /**
   * A part of the item is held, or all of it: nothing is asked of that, not even by messages that
   * were asked for before. It takes the place of what was told of the case before.
   *
   * @param invoice the item's number
   * @param held what is held of what is open; the amount of the item = all
   * @param until the last day of the last of its holds, at the customer
   */
  @EventName("huikuan.dunning.case-held.v1")
  record CaseHeld(
      String caseId,
      AccountId account,
      ItemKind itemKind,
      String invoice,
      Money held,
      LocalDate until)
      implements DunningEvent, OfAccount {}

  /** Nothing of the item is held any more, but by a hold of the whole customer. */
  @EventName("huikuan.dunning.case-resumed.v1")
  record CaseResumed(String caseId, AccountId account, ItemKind itemKind, String invoice)
      implements DunningEvent, OfAccount {}

  /**
   * The whole customer is on hold: nothing is asked for any of its claims, present or to come.
   *
   * @param until the last day of the last of its holds, at the customer
   */
  @EventName("huikuan.dunning.customer-held.v1")
  record CustomerHeld(CustomerId customer, LocalDate until) implements DunningEvent, OfCustomer {}

  /** The customer is on hold no longer; holds of its claims stay. */
  @EventName("huikuan.dunning.customer-resumed.v1")
  record CustomerResumed(CustomerId customer) implements DunningEvent, OfCustomer {}

  /**
   * The customer is insolvent 破产: it is asked for nothing, nothing new is agreed with it, and what
   * it owes is filed in the proceedings. Told again, it takes the place of what was told before.
   *
   * @param openedOn the day on which the court opened the proceedings
   * @param number of the court's file
   * @param administrator null = none is named yet
   * @param fileBy the last day on which claims can be filed
   */
  @EventName("huikuan.dunning.customer-insolvent.v1")
  record CustomerInsolvent(
      CustomerId customer,
      LocalDate openedOn,
      String court,
      String number,
      @Nullable String administrator,
      LocalDate fileBy)
      implements DunningEvent, OfCustomer {}

  /** The customer is insolvent no longer, or never was. */
  @EventName("huikuan.dunning.customer-insolvency-ended.v1")
  record CustomerInsolvencyEnded(CustomerId customer, String reason)
      implements DunningEvent, OfCustomer {}

  /** A closed reminder case is chased again: something of its item is open once more. */
  @EventName("huikuan.dunning.case-reopened.v1")
  record CaseReopened(
      String caseId, AccountId account, ItemKind itemKind, String invoice, Instant reopenedAt)
      implements DunningEvent, OfAccount {}

  /**
   * A customer's promise to pay is made, or stands otherwise than before. It takes the place of
   * what was told of the promise before.
   *
   * @param promise its id
   * @param state {@code proposed}: somebody else has to approve it; {@code in-force}: what is
   *     missing is not asked for; {@code kept}, {@code partly-kept}, {@code broken}: it is judged;
   *     {@code withdrawn}; {@code rejected}, {@code lapsed}: it was not approved. A verdict changes
   *     when money goes back, or proves to have come in time.
   * @param paid what of the amount came in in time
   * @param missing what of it did not come, nor stands on account
   * @param on the day by which the money is to come
   * @param until the last day on which it counts
   */
  @EventName("huikuan.dunning.promise-changed.v1")
  record PromiseChanged(
      String promise,
      AccountId account,
      String state,
      Money amount,
      Money paid,
      Money missing,
      LocalDate on,
      LocalDate until,
      List<PromisedItem> items,
      Instant at)
      implements DunningEvent, OfAccount {}

  /**
   * The part of a claim that is promised.
   *
   * @param invoice the item's number
   */
  record PromisedItem(String caseId, ItemKind itemKind, String invoice, Money amount) {}

  /**
   * Messages to a company's customers may leave from a day on, and none before, not even those that
   * were asked for.
   *
   * @param from the day at the customer; null = none until further notice
   */
  @EventName("huikuan.dunning.chasing-set.v1")
  record ChasingSet(String company, @Nullable LocalDate from) implements DunningEvent {}

  /**
   * A dispute is opened, or stands otherwise than before. It takes the place of what was told of
   * the dispute before.
   *
   * @param dispute its id
   * @param stage {@code new}, {@code in-work}, {@code with-customer}; {@code resolving}: the ledger
   *     is asked for what follows; {@code closed}
   * @param reason why the customer does not agree
   * @param outcome {@code owed}, {@code withdrawn}, {@code posted}, {@code settled}, {@code
   *     merged}; null = it is not closed
   * @param original that was disputed at first: it is what is open, paid, credited, written off and
   *     conceded
   * @param open that is disputed still, and not asked for
   * @param conceded that is owed after all
   * @param dueOn the day by which it is to be clarified
   */
  @EventName("huikuan.dunning.dispute-changed.v1")
  record DisputeChanged(
      String dispute,
      AccountId account,
      String stage,
      DisputeReason reason,
      @Nullable String outcome,
      Money original,
      Money open,
      Money paid,
      Money credited,
      Money writtenOff,
      Money conceded,
      LocalDate dueOn,
      List<DisputedItem> items,
      Instant at)
      implements DunningEvent, OfAccount {

    public DisputeChanged {
      items = List.copyOf(items);
    }
  }

  /**
   * The part of a claim that is disputed.
   *
   * @param invoice the item's number
   * @param open that is disputed still
   */
  record DisputedItem(
      String caseId, ItemKind itemKind, String invoice, Money original, Money open) {}

  /**
   * A concession is drafted, or stands otherwise than before. It takes the place of what was told
   * of the concession before.
   *
   * @param concession its id
   * @param kind {@code plan}, {@code discount}, {@code settlement}, {@code extension}, {@code
   *     exchange} or {@code service}
   * @param state {@code proposed}: somebody else has to approve it; {@code offered}: the customer
   *     has to accept it; {@code in-force}: it is observed; {@code settling}, {@code
   *     refused-by-ledger}: the ledger is asked for what is granted; {@code kept}, {@code missed},
   *     {@code declined}, {@code withdrawn}, {@code rejected}, {@code lapsed}
   * @param amount that it is about
   * @param pays what the customer pays of it
   * @param given what is granted of it
   * @param paid of it, in time
   * @param until the last day on which the customer's money counts; of an extension, the day on
   *     which the items are due then; null = no money is agreed
   */
  @EventName("huikuan.dunning.concession-changed.v1")
  record ConcessionChanged(
      String concession,
      AccountId account,
      String kind,
      String state,
      Money amount,
      Money pays,
      Money given,
      Money paid,
      @Nullable LocalDate until,
      List<ConcededItem> items,
      Instant at)
      implements DunningEvent, OfAccount {

    public ConcessionChanged {
      items = List.copyOf(items);
    }
  }

  /**
   * The part of a claim that a concession is about.
   *
   * @param invoice the item's number
   */
  record ConcededItem(String caseId, ItemKind itemKind, String invoice, Money amount) {}

  /**
   * An offer stands: the customer can accept or decline it, once, until its last day is over. It
   * tells all that the customer is to see, and not why it is made.
   *
   * @param offer its id: that of the concession
   * @param kind as of {@link ConcessionChanged}
   * @param amount that it is about
   * @param pays what the customer pays of it
   * @param given what is granted of it
   * @param dues what the customer pays and when, in order; empty = it is about no payment
   * @param endsIfMissed whether it ends if a due is missed; otherwise it goes on for later ones
   * @param extendedTo of an extension: the day on which the items are due then
   * @param duty what we have to do; null = nothing
   * @param dutyOn the day by which; null = there is no duty
   * @param until the last day on which the customer can accept it
   * @param endsAt when that day is over at the customer
   */
  @EventName("huikuan.dunning.offer-made.v1")
  record OfferMade(
      String offer,
      AccountId account,
      String kind,
      Money amount,
      Money pays,
      Money given,
      List<OfferedDue> dues,
      boolean endsIfMissed,
      @Nullable LocalDate extendedTo,
      @Nullable String duty,
      @Nullable LocalDate dutyOn,
      LocalDate until,
      Instant endsAt,
      List<ConcededItem> items,
      Instant at)
      implements DunningEvent, OfAccount, HeardByLedger {

    public OfferMade {
      dues = List.copyOf(dues);
      items = List.copyOf(items);
    }
  }

  /** A sum that the customer pays by a day. */
  record OfferedDue(LocalDate on, Money amount) {}

  /**
   * An offer stands no more, or what came of it is over. It takes the place of what was told of its
   * end before.
   *
   * @param why {@code accepted}, {@code declined}, {@code withdrawn} or {@code lapsed}; after it
   *     was accepted, {@code kept}, {@code missed} or {@code withdrawn}
   */
  @EventName("huikuan.dunning.offer-ended.v1")
  record OfferEnded(String offer, AccountId account, String why, Instant at)
      implements DunningEvent, OfAccount, HeardByLedger {}

  /**
   * A decision about a claim is to be posted. The ledger decides by its own rules, once for each
   * decision, and answers with {@code posting-answered}.
   *
   * @param decision its id, which is the document's number, too
   * @param posting what kind of document
   * @param item the number of the claim's item
   * @param amount of the document; null = it has none
   * @param dueOn of an extension: the day on which the item is due then; null = it is none
   * @param reason in words
   * @param proposedBy who wants it
   * @param approvedBy others who have approved it
   */
  @EventName("huikuan.dunning.posting-requested.v1")
  record PostingRequested(
      String decision,
      AccountId account,
      Posting posting,
      ItemKind itemKind,
      String item,
      @Nullable Money amount,
      @Nullable LocalDate dueOn,
      String reason,
      String proposedBy,
      List<String> approvedBy)
      implements DunningEvent, OfAccount, HeardByLedger {

    public PostingRequested {
      approvedBy = List.copyOf(approvedBy);
    }
  }

  /** The kinds of documents that can be asked for, by the ledger's words. */
  enum Posting {
    CREDIT_NOTE("creditNote"),
    WRITE_OFF("writeOff"),
    EXTENSION("extension");

    private final String word;

    Posting(String word) {
      this.word = word;
    }

    @JsonCreator
    static Posting of(String word) {
      return ClosedList.parse(values(), word);
    }

    @JsonValue
    @Override
    public String toString() {
      return word;
    }
  }
}
