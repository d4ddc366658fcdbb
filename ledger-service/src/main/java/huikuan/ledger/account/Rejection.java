package huikuan.ledger.account;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * The reason to refuse a document, in the order of checks. {@code at} is an allocation's place in
 * the document, from 0.
 */
public sealed interface Rejection {

  /** The number stands for other content already. */
  record NumberTaken(DocumentKey key, AccountId holder) implements Rejection {}

  record PeriodLocked(LocalDate postedOn, LocalDate lockedBefore) implements Rejection {}

  /**
   * The day is so far ahead that it must be confirmed.
   *
   * @param last the last day that needs no confirming
   */
  record PostedFarAhead(LocalDate postedOn, LocalDate last) implements Rejection {}

  record AmountNotPositive(Money amount) implements Rejection {}

  record OriginalAfterPosted(LocalDate original, LocalDate postedOn) implements Rejection {}

  /**
   * @param postedOn of a balance brought forward: originally; of an extension: from when it counts
   */
  record DueBeforePosted(LocalDate postedOn, LocalDate dueOn) implements Rejection {}

  record LinesDoNotAddUp(Money lines, Money amount) implements Rejection {}

  /**
   * The invoice has not come to the state yet.
   *
   * @param today on which it is recorded
   */
  record WayAhead(LocalDate today) implements Rejection {}

  /** The kind of document cannot be undone; a new one corrects it. */
  record NotReversible(Kind kind) implements Rejection {}

  /** No such document was posted to this company. */
  record UnknownDocument(DocumentKey key) implements Rejection {}

  /** The document stands in another account. */
  record DocumentElsewhere(DocumentKey key, AccountId holder) implements Rejection {}

  /**
   * @param from the day on which it is undone
   */
  record AlreadyReversed(DocumentKey key, String reversal, LocalDate from) implements Rejection {}

  record BeforeOriginal(DocumentKey key, LocalDate originalOn) implements Rejection {}

  /** The document was written off in part or whole: that is to be undone first. */
  record HasWriteOff(DocumentKey key, String writeOff) implements Rejection {}

  /** Money was recovered of the write-off: that is to be undone first. */
  record HasRecoveries(DocumentKey key, Money recovered) implements Rejection {}

  /**
   * @param takenAhead recoveries dated ahead
   */
  record ExceedsWriteOff(DocumentKey key, Money left, List<OpenItem.Link> takenAhead)
      implements Rejection {

    public ExceedsWriteOff {
      takenAhead = List.copyOf(takenAhead);
    }
  }

  /** The invoice has no open amount. */
  record InvoiceNotOpen(DocumentKey key) implements Rejection {}

  /**
   * @param due the present due date
   */
  record NotPutOff(LocalDate due) implements Rejection {}

  /**
   * The due date is another than when the extension was proposed.
   *
   * @param before it was that then
   * @param now it is that by now
   */
  record DueDateMoved(LocalDate before, LocalDate now) implements Rejection {}

  /**
   * @param last the last day to which the due date can be put off
   */
  record PutOffTooFar(LocalDate last) implements Rejection {}

  /**
   * @param last the day of the extension, or of recording if that is earlier
   */
  record AgreedLater(LocalDate last) implements Rejection {}

  /**
   * The due date of the invoice was put off once more: that is to be taken back first.
   *
   * @param later the number of the last extension
   */
  record PutOffLater(DocumentKey key, String later) implements Rejection {}

  /**
   * An extension after it was in force until then, and stays so.
   *
   * @param reversal the number of the document that took it back
   */
  record BeforeTakenBack(String reversal, LocalDate takenBackOn) implements Rejection {}

  record AllocationNotPositive(int at, Money amount) implements Rejection {}

  record ItemRepeated(int at, Kind kind, String number) implements Rejection {}

  record AllocationsExceedDocument(Money amount, Money allocated) implements Rejection {}

  /** Refunds and write-offs are allocated to the cent. */
  record AllocationsShortOfDocument(Money amount, Money allocated) implements Rejection {}

  /** Nothing of this number was posted to this company. */
  record UnknownItem(int at, Kind kind, String number) implements Rejection {}

  record OtherCurrency(int at, Kind kind, String number, AccountId holder) implements Rejection {}

  record OtherCustomer(int at, Kind kind, String number, AccountId holder) implements Rejection {}

  /**
   * More than is open of the claim, or left of the credit.
   *
   * @param takenAhead what documents dated ahead take from it on their days
   */
  record ExceedsOpenAmount(
      int at, Kind kind, String number, Money open, List<OpenItem.Link> takenAhead)
      implements Rejection {

    public ExceedsOpenAmount {
      takenAhead = List.copyOf(takenAhead);
    }
  }

  /**
   * More is to be refunded than all credits have left.
   *
   * @param takenAhead what claims take from credits on days to come
   */
  record ExceedsUnapplied(Money amount, Money unapplied, List<OpenItem.Link> takenAhead)
      implements Rejection {

    public ExceedsUnapplied {
      takenAhead = List.copyOf(takenAhead);
    }
  }
}
