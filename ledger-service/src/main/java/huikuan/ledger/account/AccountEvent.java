package huikuan.ledger.account;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.EventName;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.StatutoryDate;
import huikuan.ledger.account.Document.Labels;
import huikuan.platform.approval.ApprovalEvent;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.eventlog.Keyed;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event of an account. It claims its document's number for ever, and mentions the documents
 * whose items it changes.
 */
public sealed interface AccountEvent extends Keyed {

  AccountId account();

  Kind kind();

  String number();

  /** The business day from which the document counts. */
  LocalDate postedOn();

  /** The company's day on which it was recorded. Its effects from later days on wait for them. */
  LocalDate recordedOn();

  /** The document's amount; zero where it moves no money: a re-allocation, an extension. */
  Money amount();

  Labels labels();

  String fingerprint();

  default DocumentKey key() {
    return key(kind(), number());
  }

  /** The allocations that it makes, or undoes. */
  default List<Allocation> allocations() {
    return List.of();
  }

  /** Items that were settled, as they stood before this event changed them. */
  default List<OpenItem> restored() {
    return List.of();
  }

  /**
   * The item that it puts into the account; null if none. A recovery's item is neither claim nor
   * credit: nothing of it stays.
   */
  default @Nullable Item item() {
    return null;
  }

  @Override
  default List<String> businessKeys() {
    return List.of(key().toString());
  }

  @Override
  default List<String> mentions() {
    DocumentKey own = key();
    return allocations().stream()
        .flatMap(allocation -> Stream.of(allocation.claim(), allocation.credit()))
        .map(item -> key(item.kind(), item.number()))
        .distinct()
        .filter(key -> !key.equals(own))
        .map(DocumentKey::toString)
        .toList();
  }

  /** Names another document of the same company. */
  default DocumentKey key(Kind kind, String number) {
    return new DocumentKey(account().company(), kind, number);
  }

  /**
   * An invoice was posted; all of its amount is open.
   *
   * @param way how far it had come on its way to the customer; null = not told with it
   */
  @EventName("huikuan.ledger.account.invoice-posted.v1")
  record InvoicePosted(
      AccountId account,
      String number,
      LocalDate postedOn,
      LocalDate recordedOn,
      LocalDate dueOn,
      @Nullable LocalDate originallyPostedOn,
      Money amount,
      Labels labels,
      List<Line> lines,
      String fingerprint,
      @Nullable WayAtPosting way,
      @Nullable StatutoryDate statutory)
      implements AccountEvent {

    /** An invoice of which neither its way nor a day by law is known. */
    public InvoicePosted(
        AccountId account,
        String number,
        LocalDate postedOn,
        LocalDate recordedOn,
        LocalDate dueOn,
        @Nullable LocalDate originallyPostedOn,
        Money amount,
        Labels labels,
        List<Line> lines,
        String fingerprint) {
      this(
          account,
          number,
          postedOn,
          recordedOn,
          dueOn,
          originallyPostedOn,
          amount,
          labels,
          lines,
          fingerprint,
          null,
          null);
    }

    @Override
    public Kind kind() {
      return Kind.INVOICE;
    }

    @Override
    public Item item() {
      return new Item(
          kind(),
          number,
          postedOn,
          dueOn,
          originallyPostedOn,
          amount,
          labels.contract(),
          labels.salesOwner(),
          statutory);
    }
  }

  /**
   * A credit note was issued.
   *
   * @param unapplied the part that stands against nothing
   */
  @EventName("huikuan.ledger.account.credit-note-issued.v1")
  record CreditNoteIssued(
      AccountId account,
      String number,
      LocalDate postedOn,
      LocalDate recordedOn,
      @Nullable LocalDate originallyPostedOn,
      Money amount,
      List<Allocation> allocations,
      Money unapplied,
      Labels labels,
      String fingerprint)
      implements AccountEvent {

    @Override
    public Kind kind() {
      return Kind.CREDIT_NOTE;
    }

    @Override
    public Item item() {
      return new Item(
          kind(),
          number,
          postedOn,
          null,
          originallyPostedOn,
          amount,
          labels.contract(),
          labels.salesOwner());
    }
  }

  /**
   * Money came in.
   *
   * @param unapplied the part that stands against nothing
   */
  @EventName("huikuan.ledger.account.receipt-recorded.v1")
  record ReceiptRecorded(
      AccountId account,
      String number,
      LocalDate postedOn,
      LocalDate recordedOn,
      @Nullable LocalDate originallyPostedOn,
      Money amount,
      List<Allocation> allocations,
      Money unapplied,
      Labels labels,
      String fingerprint)
      implements AccountEvent {

    @Override
    public Kind kind() {
      return Kind.RECEIPT;
    }

    @Override
    public Item item() {
      return new Item(
          kind(),
          number,
          postedOn,
          null,
          originallyPostedOn,
          amount,
          labels.contract(),
          labels.salesOwner());
    }
  }

  /** Money was given back, taken from credits. */
  @EventName("huikuan.ledger.account.refund-paid.v1")
  record RefundPaid(
      AccountId account,
      String number,
      LocalDate postedOn,
      LocalDate recordedOn,
      Money amount,
      List<Allocation> allocations,
      Labels labels,
      String fingerprint)
      implements AccountEvent, ApprovalEvent.DoneElsewhere {

    @Override
    public ProposalId proposalId() {
      return ProposalEvent.posted(key());
    }

    @Override
    public Map<String, String> what() {
      return ProposalEvent.what(account, postedOn, amount, labels.reason());
    }

    @Override
    public Kind kind() {
      return Kind.REFUND;
    }

    @Override
    public Item item() {
      return new Item(
          kind(), number, postedOn, postedOn, null, amount, labels.contract(), labels.salesOwner());
    }
  }

  /** Claims were given up. */
  @EventName("huikuan.ledger.account.written-off.v1")
  record WrittenOff(
      AccountId account,
      String number,
      LocalDate postedOn,
      LocalDate recordedOn,
      Money amount,
      List<Allocation> allocations,
      Labels labels,
      String fingerprint)
      implements AccountEvent, ApprovalEvent.DoneElsewhere {

    @Override
    public ProposalId proposalId() {
      return ProposalEvent.posted(key());
    }

    @Override
    public Map<String, String> what() {
      return ProposalEvent.what(account, postedOn, amount, labels.reason());
    }

    @Override
    public Kind kind() {
      return Kind.WRITE_OFF;
    }

    @Override
    public Item item() {
      return new Item(
          kind(), number, postedOn, null, null, amount, labels.contract(), labels.salesOwner());
    }
  }

  /**
   * Money came in after all for what was written off: the claim revives by as much, and is paid at
   * once.
   *
   * @param writeOff the write-off
   */
  @EventName("huikuan.ledger.account.recovery-recorded.v1")
  record RecoveryRecorded(
      AccountId account,
      String number,
      LocalDate postedOn,
      LocalDate recordedOn,
      Money amount,
      Item writeOff,
      Labels labels,
      String fingerprint)
      implements AccountEvent {

    @Override
    public Kind kind() {
      return Kind.RECOVERY;
    }

    @Override
    public Item item() {
      return new Item(
          kind(), number, postedOn, null, null, amount, labels.contract(), labels.salesOwner());
    }

    @Override
    public List<String> mentions() {
      return List.of(key(writeOff.kind(), writeOff.number()).toString());
    }
  }

  /**
   * A credit was set against other claims than before.
   *
   * @param unapplied the part of the credit that stands against nothing now
   */
  @EventName("huikuan.ledger.account.credit-reallocated.v1")
  record CreditReallocated(
      AccountId account,
      String number,
      LocalDate postedOn,
      LocalDate recordedOn,
      Item credit,
      List<OpenItem> restored,
      List<Allocation> allocations,
      Money unapplied,
      Labels labels,
      String fingerprint)
      implements AccountEvent {

    @Override
    public Kind kind() {
      return Kind.ALLOCATION;
    }

    @Override
    public Money amount() {
      return Money.zero(account.currency());
    }
  }

  /**
   * A document was undone, and with it all that stood against its item.
   *
   * @param reversed the item that it put into the account
   * @param amount of the document undone
   * @param writeOff only of a recovery undone: the write-off
   */
  @EventName("huikuan.ledger.account.document-reversed.v1")
  record DocumentReversed(
      AccountId account,
      String number,
      LocalDate postedOn,
      LocalDate recordedOn,
      Item reversed,
      Money amount,
      @Nullable Item writeOff,
      List<OpenItem> restored,
      List<Allocation> allocations,
      Labels labels,
      String fingerprint)
      implements AccountEvent {

    @Override
    public Kind kind() {
      return Kind.REVERSAL;
    }

    public DocumentKey reversedKey() {
      return key(reversed.kind(), reversed.number());
    }

    @Override
    public List<String> mentions() {
      List<Item> others = writeOff == null ? List.of(reversed) : List.of(reversed, writeOff);
      return Stream.concat(
              AccountEvent.super.mentions().stream(),
              others.stream()
                  .map(item -> key(item.kind(), item.number()))
                  .map(DocumentKey::toString))
          .distinct()
          .toList();
    }
  }

  /**
   * The due date of an invoice was put off, as was agreed.
   *
   * @param claim as it was posted
   * @param before the due date that was known until now
   * @param agreedOn when it was agreed
   * @param contact the id of the person at the customer who agreed; null = not told
   */
  @EventName("huikuan.ledger.account.due-date-put-off.v1")
  record DueDatePutOff(
      AccountId account,
      String number,
      LocalDate postedOn,
      LocalDate recordedOn,
      Item claim,
      LocalDate before,
      LocalDate dueOn,
      LocalDate agreedOn,
      @Nullable String contact,
      Labels labels,
      String fingerprint)
      implements AccountEvent {

    @Override
    public Kind kind() {
      return Kind.EXTENSION;
    }

    @Override
    public Money amount() {
      return Money.zero(account.currency());
    }

    @Override
    public List<String> mentions() {
      return List.of(key(claim.kind(), claim.number()).toString());
    }

    /** Tells if the claim counts, so that it has been told of. */
    public boolean ofToldClaim() {
      return !claim.postedOn().isAfter(recordedOn);
    }

    /** The days by which the due date is put off in all, also by extensions before. */
    long daysInAll() {
      return ChronoUnit.DAYS.between(requireNonNull(claim.dueOn()), dueOn);
    }
  }

  /**
   * The last extension of an invoice was taken back: it was recorded by mistake.
   *
   * @param claim as it was posted
   * @param extension its number
   * @param before the due date that was known until now
   * @param dueOn the due date that is known from now on
   * @param inForce the due dates from the document's day on, each until the next; at least one
   */
  @EventName("huikuan.ledger.account.extension-taken-back.v1")
  record ExtensionTakenBack(
      AccountId account,
      String number,
      LocalDate postedOn,
      LocalDate recordedOn,
      Item claim,
      String extension,
      LocalDate before,
      LocalDate dueOn,
      List<Due> inForce,
      Labels labels,
      String fingerprint)
      implements AccountEvent {

    /** A due date that is in force from a day on. */
    public record Due(LocalDate from, LocalDate dueOn) {}

    public ExtensionTakenBack {
      inForce = List.copyOf(inForce);
    }

    @Override
    public Kind kind() {
      return Kind.REVERSAL;
    }

    @Override
    public Money amount() {
      return Money.zero(account.currency());
    }

    public DocumentKey extensionKey() {
      return key(Kind.EXTENSION, extension);
    }

    @Override
    public List<String> mentions() {
      return List.of(key(claim.kind(), claim.number()).toString(), extensionKey().toString());
    }

    /** Tells if the claim counts, so that it has been told of. */
    public boolean ofToldClaim() {
      return !claim.postedOn().isAfter(recordedOn);
    }

    /** The days by which the due date was put off in all, before this. */
    public long daysInAll() {
      return ChronoUnit.DAYS.between(requireNonNull(claim.dueOn()), before);
    }
  }
}
