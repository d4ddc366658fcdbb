package huikuan.ledger.account;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent.CreditNoteIssued;
import huikuan.ledger.account.AccountEvent.CreditReallocated;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.AccountEvent.ReceiptRecorded;
import huikuan.ledger.account.AccountEvent.RecoveryRecorded;
import huikuan.ledger.account.AccountEvent.RefundPaid;
import huikuan.ledger.account.AccountEvent.WrittenOff;
import huikuan.ledger.account.Decision.Happens;
import huikuan.ledger.account.Decision.Refused;
import huikuan.ledger.account.Document.Credit;
import huikuan.ledger.account.Document.Head;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Reallocation;
import huikuan.ledger.account.Document.Recovery;
import huikuan.ledger.account.Document.Refund;
import huikuan.ledger.account.Document.Reversal;
import huikuan.ledger.account.Document.WriteOff;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Whether a document can be posted to an account, and what follows from it. */
final class PostingRules {

  private final Known known;
  private final Draft draft;
  private final Head head;
  private final LocalDate today;
  private final String fingerprint;

  private PostingRules(Document document, Known known) {
    this.known = known;
    this.head = document.head();
    this.today = known.today();
    this.draft = new Draft(known, head.account().company());
    this.fingerprint = document.fingerprint();
  }

  static Decision decide(Document document, @Nullable LocalDate lockedBefore, Known known) {
    LocalDate day = document.head().postedOn();
    if (lockedBefore != null && day.isBefore(lockedBefore)) {
      return new Refused(new Rejection.PeriodLocked(day, lockedBefore));
    }
    if (document.head().farAhead(known.today())) {
      return new Refused(new Rejection.PostedFarAhead(day, Head.last(known.today())));
    }
    PostingRules rules = new PostingRules(document, known);
    return switch (document) {
      case Invoice invoice -> rules.invoice(invoice);
      case Credit credit -> rules.credit(credit);
      case Refund refund -> rules.refund(refund);
      case WriteOff writeOff -> rules.writeOff(writeOff);
      case Recovery recovery -> rules.recovery(recovery);
      case Reallocation reallocation -> rules.reallocation(reallocation);
      case Reversal reversal -> new Reversing(reversal, known, rules.draft).decide();
    };
  }

  private Decision invoice(Invoice invoice) {
    Rejection wrong = amount(invoice.amount());
    wrong = wrong == null ? original(invoice.originallyPostedOn()) : wrong;
    wrong = wrong == null ? due(invoice) : wrong;
    wrong = wrong == null ? lines(invoice) : wrong;
    return wrong == null
        ? new Happens(
            new InvoicePosted(
                head.account(),
                head.number(),
                head.postedOn(),
                today,
                invoice.dueOn(),
                invoice.originallyPostedOn(),
                invoice.amount(),
                head.labels(),
                invoice.lines(),
                fingerprint))
        : new Refused(wrong);
  }

  private static @Nullable Rejection amount(Money amount) {
    return amount.signum() > 0 ? null : new Rejection.AmountNotPositive(amount);
  }

  private @Nullable Rejection original(@Nullable LocalDate original) {
    return original == null || !original.isAfter(head.postedOn())
        ? null
        : new Rejection.OriginalAfterPosted(original, head.postedOn());
  }

  private @Nullable Rejection due(Invoice invoice) {
    LocalDate original = invoice.originallyPostedOn();
    LocalDate from = original == null ? head.postedOn() : original;
    return invoice.dueOn().isBefore(from)
        ? new Rejection.DueBeforePosted(from, invoice.dueOn())
        : null;
  }

  private static @Nullable Rejection lines(Invoice invoice) {
    Money sum = Money.zero(invoice.amount().currency());
    for (Line line : invoice.lines()) {
      sum = sum.plus(line.amount());
    }
    return invoice.lines().isEmpty() || sum.equals(invoice.amount())
        ? null
        : new Rejection.LinesDoNotAddUp(sum, invoice.amount());
  }

  private Decision credit(Credit credit) {
    Rejection wrong = amount(credit.amount());
    wrong = wrong == null ? original(credit.originallyPostedOn()) : wrong;
    Item own = item(credit.kind(), null, credit.originallyPostedOn());
    wrong = wrong == null ? allocated(own, credit.amount(), credit.allocation()) : wrong;
    if (wrong != null) {
      return new Refused(wrong);
    }
    return new Happens(credit.kind() == Kind.RECEIPT ? recorded(credit, own) : issued(credit, own));
  }

  private ReceiptRecorded recorded(Credit credit, Item own) {
    return new ReceiptRecorded(
        head.account(),
        head.number(),
        head.postedOn(),
        today,
        credit.originallyPostedOn(),
        credit.amount(),
        draft.allocations(),
        draft.open(own),
        head.labels(),
        fingerprint);
  }

  private CreditNoteIssued issued(Credit credit, Item own) {
    return new CreditNoteIssued(
        head.account(),
        head.number(),
        head.postedOn(),
        today,
        credit.originallyPostedOn(),
        credit.amount(),
        draft.allocations(),
        draft.open(own),
        head.labels(),
        fingerprint);
  }

  private Decision refund(Refund refund) {
    Rejection wrong = amount(refund.amount());
    Item own = item(Kind.REFUND, head.postedOn(), null);
    wrong = wrong == null ? allocated(own, refund.amount(), refund.from()) : wrong;
    return wrong == null
        ? new Happens(
            new RefundPaid(
                head.account(),
                head.number(),
                head.postedOn(),
                today,
                refund.amount(),
                draft.allocations(),
                head.labels(),
                fingerprint))
        : new Refused(wrong);
  }

  private Decision writeOff(WriteOff writeOff) {
    Rejection wrong = amount(writeOff.amount());
    Item own = item(Kind.WRITE_OFF, null, null);
    wrong = wrong == null ? allocated(own, writeOff.amount(), writeOff.claims()) : wrong;
    return wrong == null
        ? new Happens(
            new WrittenOff(
                head.account(),
                head.number(),
                head.postedOn(),
                today,
                writeOff.amount(),
                draft.allocations(),
                head.labels(),
                fingerprint))
        : new Refused(wrong);
  }

  private Decision recovery(Recovery recovery) {
    Rejection wrong = amount(recovery.amount());
    if (wrong != null) {
      return new Refused(wrong);
    }
    DocumentKey key = key(Kind.WRITE_OFF, recovery.writeOff());
    return switch (Earlier.find(key, head, known)) {
      case Earlier.Missing(var rejection) -> new Refused(rejection);
      case Earlier.Standing(var past) -> {
        Money left = past.posted().amount().minus(past.recovered());
        yield recovery.amount().compareTo(left) > 0
            ? new Refused(new Rejection.ExceedsWriteOff(key, left, past.recoveredAfter(today)))
            : new Happens(recorded(recovery, past));
      }
    };
  }

  private RecoveryRecorded recorded(Recovery recovery, Past writeOff) {
    return new RecoveryRecorded(
        head.account(),
        head.number(),
        head.postedOn(),
        today,
        recovery.amount(),
        requireNonNull(writeOff.posted().item()),
        head.labels(),
        fingerprint);
  }

  private Decision reallocation(Reallocation document) {
    DocumentKey key = key(document.creditKind(), document.credit());
    return switch (Earlier.find(key, head, known)) {
      case Earlier.Missing(var rejection) -> new Refused(rejection);
      case Earlier.Standing(var past) ->
          reallocated(requireNonNull(past.item()), document.allocation());
    };
  }

  /** Leaves the credit's refunds alone. */
  private Decision reallocated(OpenItem past, AllocationPolicy policy) {
    OpenItem credit = draft.findOrRestore(past);
    draft.undo(credit, head.postedOn(), kind -> kind == Kind.INVOICE);
    Rejection wrong =
        new Allocating(known, draft, head.account())
            .allocate(credit.item(), draft.open(credit.item()), policy, head.postedOn());
    return wrong == null
        ? new Happens(
            new CreditReallocated(
                head.account(),
                head.number(),
                head.postedOn(),
                today,
                credit.item(),
                draft.restored(),
                draft.allocations(),
                draft.open(credit.item()),
                head.labels(),
                fingerprint))
        : new Refused(wrong);
  }

  private @Nullable Rejection allocated(Item own, Money amount, AllocationPolicy policy) {
    draft.open(own, amount);
    return new Allocating(known, draft, head.account())
        .allocate(own, amount, policy, head.postedOn());
  }

  private Item item(Kind kind, @Nullable LocalDate dueOn, @Nullable LocalDate original) {
    return new Item(
        kind,
        head.number(),
        head.postedOn(),
        dueOn,
        original,
        head.labels().contract(),
        head.labels().salesOwner());
  }

  private DocumentKey key(Kind kind, String number) {
    return new DocumentKey(head.account().company(), kind, number);
  }
}
