package huikuan.contracts.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.AccountId;
import huikuan.contracts.ClosedList;
import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.PaymentCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Topic {@code ledger.events}; source: the ledger service. Dates are business dates (effective).
 */
public sealed interface LedgerEvent
    permits LedgerEvent.CustomerChanged,
        LedgerEvent.ContactChanged,
        LedgerEvent.ContactForgotten,
        LedgerEvent.PaymentCalendarChanged,
        LedgerEvent.PartyChanged,
        LedgerEvent.InvoicePosted,
        LedgerEvent.OpenItemsChanged,
        LedgerEvent.DueDateChanged,
        LedgerEvent.PostingAnswered,
        LedgerEvent.PersonChanged,
        LetterEvent,
        RecipientEvent,
        EvidenceCopyRequested,
        BasisEvent {

  /** Events of one lane stay in order: those of a customer, of people, of a contract. */
  default String lane() {
    return switch (this) {
      case OfCustomer event -> event.customerId().toString();
      case LetterEvent event -> event.account().customerId().toString();
      case RecipientEvent event -> event.customer().toString();
      case EvidenceCopyRequested event -> event.customer().toString();
      case PersonChanged _ -> "people";
      case BasisEvent event -> event.lane();
    };
  }

  /** An event of a customer or its accounts. */
  sealed interface OfCustomer
      permits OfMasterData, InvoicePosted, OpenItemsChanged, DueDateChanged, PostingAnswered {

    CustomerId customerId();
  }

  /**
   * An event of a customer's data, which the ledger keeps together. The sequence of the last one is
   * the one by which those data are named; so a reader that keeps any of them heeds all.
   */
  sealed interface OfMasterData extends OfCustomer
      permits CustomerChanged,
          ContactChanged,
          ContactForgotten,
          PaymentCalendarChanged,
          PartyChanged {

    CustomerId customer();

    @Override
    default CustomerId customerId() {
      return customer();
    }
  }

  /**
   * A customer's master data, as of now. {@link ContactChanged} tells of its people.
   *
   * @param locale IETF language tag, such as {@code zh-CN}
   * @param timeZone IANA name, such as {@code Asia/Shanghai}
   * @param country whose working days count, ISO 3166, such as {@code CN}
   * @param customerClass of customers that are treated alike, such as {@code key}; null = none
   */
  @EventName("huikuan.ledger.customer-changed.v2")
  record CustomerChanged(
      CustomerId customer,
      String name,
      String locale,
      String timeZone,
      String country,
      @JsonProperty("class") @Nullable String customerClass)
      implements LedgerEvent, OfMasterData {}

  /** A person at the customer, as of now, in place of what was told of it before. */
  @EventName("huikuan.ledger.contact-changed.v1")
  record ContactChanged(CustomerId customer, Contact contact)
      implements LedgerEvent, OfMasterData {}

  /**
   * A person at the customer is forgotten: the key of its data is deleted. Whoever keeps data of
   * the person in another way deletes them.
   */
  @EventName("huikuan.ledger.contact-forgotten.v1")
  record ContactForgotten(CustomerId customer, String contactId)
      implements LedgerEvent, OfMasterData {}

  /**
   * A customer's way of paying, as of now.
   *
   * @param calendar null = it is not known any more
   */
  @EventName("huikuan.ledger.payment-calendar-changed.v1")
  record PaymentCalendarChanged(CustomerId customer, @Nullable PaymentCalendar calendar)
      implements LedgerEvent, OfMasterData {}

  /**
   * A party that pays for the customer, or answers for what it owes, as of now. Contacts of a payer
   * tell what is needed of it themselves.
   */
  @EventName("huikuan.ledger.customer-party-changed.v1")
  record PartyChanged(CustomerId customer, Party party) implements LedgerEvent, OfMasterData {}

  /**
   * An invoice was posted; all of its amount is open.
   *
   * @param originallyPostedOn of a balance brought forward: the day on the invoice
   * @param statutory the day by law; null = the ledger knows none
   */
  @EventName("huikuan.ledger.invoice-posted.v1")
  record InvoicePosted(
      AccountId account,
      String number,
      LocalDate postedOn,
      @Nullable LocalDate originallyPostedOn,
      LocalDate dueOn,
      Money amount,
      @Nullable String contract,
      @Nullable String reference,
      @Nullable String salesOwner,
      @Nullable StatutoryDate statutory)
      implements LedgerEvent, OfCustomer {

    /** An invoice of which no day by law is known. */
    public InvoicePosted(
        AccountId account,
        String number,
        LocalDate postedOn,
        @Nullable LocalDate originallyPostedOn,
        LocalDate dueOn,
        Money amount,
        @Nullable String contract,
        @Nullable String reference,
        @Nullable String salesOwner) {
      this(
          account,
          number,
          postedOn,
          originallyPostedOn,
          dueOn,
          amount,
          contract,
          reference,
          salesOwner,
          null);
    }

    @Override
    public CustomerId customerId() {
      return account.customerId();
    }
  }

  /**
   * A document changed open amounts of debit items, or unapplied amounts of credits: a receipt, a
   * credit note, a write-off, a refund, a re-allocation, or a reversal, which can also raise them
   * again. It is told on the day from which it counts.
   *
   * @param kind of the document: {@code receipt}, {@code creditNote}, {@code writeOff}, {@code
   *     refund}, {@code allocation}, {@code reversal}
   * @param postedOn the day from which the document counts
   * @param items the debit items that changed, each once
   * @param credits the credits that changed, each once
   * @param reversed the debit item that a reversal undoes, also one of which nothing was open, so
   *     that it is none of the items; null = the document undoes none, or an older event
   * @param undone the kind of the document that a reversal undoes, or of the credit that an
   *     allocation sets against other items; null = it is neither, or an older event
   * @param undoneNumber the number of that document
   */
  @EventName("huikuan.ledger.open-items-changed.v1")
  record OpenItemsChanged(
      AccountId account,
      String kind,
      String number,
      LocalDate postedOn,
      List<OpenItem> items,
      List<UnappliedCredit> credits,
      @Nullable ItemName reversed,
      @Nullable String undone,
      @Nullable String undoneNumber)
      implements LedgerEvent, OfCustomer {

    /** A change by a document that undoes no debit item. */
    public OpenItemsChanged(
        AccountId account,
        String kind,
        String number,
        LocalDate postedOn,
        List<OpenItem> items,
        List<UnappliedCredit> credits) {
      this(account, kind, number, postedOn, items, credits, null, null, null);
    }

    @Override
    public CustomerId customerId() {
      return account.customerId();
    }
  }

  /**
   * A debit item is due on another day, as was agreed with the customer. It is told at once.
   *
   * @param itemKind of the debit item
   * @param item its number
   * @param dueOn the day on which it is due now
   * @param before the day on which it was due until now
   * @param reason in words
   */
  @EventName("huikuan.ledger.due-date-changed.v1")
  record DueDateChanged(
      AccountId account,
      ItemKind itemKind,
      String item,
      LocalDate dueOn,
      LocalDate before,
      String reason)
      implements LedgerEvent, OfCustomer {
    @Override
    public CustomerId customerId() {
      return account.customerId();
    }
  }

  /**
   * The fate of a document that {@code posting-requested} of {@code dunning.events} asked for. The
   * last answer counts.
   *
   * @param decision by which it was asked for
   * @param proposal the ledger's proposal that others have to decide, or had to; null = none was
   *     needed, or it was refused at once
   * @param problem why it was refused: the last part of the problem's type; null = it was not
   * @param detail in words: of a refusal or a rejection; null = nothing is told
   */
  @EventName("huikuan.ledger.posting-answered.v1")
  record PostingAnswered(
      AccountId account,
      String decision,
      PostingOutcome outcome,
      @Nullable String proposal,
      @Nullable String problem,
      @Nullable String detail)
      implements LedgerEvent, OfCustomer {
    @Override
    public CustomerId customerId() {
      return account.customerId();
    }
  }

  /** The fate of a document that was asked for. */
  enum PostingOutcome {
    /** Others have to approve it. */
    PROPOSED,
    /** It is in the books. */
    POSTED,
    /** The rules of the account do not allow it. */
    REFUSED,
    /** Somebody rejected it, or it was overtaken. */
    REJECTED,
    /** It was not approved in time. */
    LAPSED;

    @JsonCreator
    static PostingOutcome of(String word) {
      return ClosedList.parse(values(), word);
    }

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The rights of a person who works with this end, or hold again.
   *
   * @param person as tokens and actors name it, without {@code person:}
   * @param until the first day, in UTC, on which its tokens are refused; null = its rights hold
   * @param deputy the person who answers from then on; null = nobody
   */
  @EventName("huikuan.ledger.person-changed.v1")
  record PersonChanged(String person, @Nullable LocalDate until, @Nullable String deputy)
      implements LedgerEvent {}

  /**
   * A debit item of which another amount is open.
   *
   * @param change below zero = less is open than before
   * @param open the amount that is open now; zero = settled, or undone
   * @param terms of a refund; null = an invoice, whose terms {@code invoice-posted} tells
   */
  record OpenItem(
      ItemKind kind, String number, Money change, Money open, @Nullable ItemTerms terms) {}

  /**
   * The terms of a debit item, as posted.
   *
   * @param dueOn of a refund: the day on which it was posted
   */
  record ItemTerms(
      LocalDate postedOn,
      LocalDate dueOn,
      Money amount,
      @Nullable String contract,
      @Nullable String salesOwner) {}

  /**
   * @param kind {@code receipt} or {@code creditNote}
   * @param contract for whose invoices alone it is meant; null = for any
   * @param change of the unapplied amount; below zero = less than before
   */
  record UnappliedCredit(String kind, String number, @Nullable String contract, Money change) {}
}
