package huikuan.ledger.account;

import static java.util.Objects.requireNonNull;

import huikuan.ledger.account.AccountEvent.CreditNoteIssued;
import huikuan.ledger.account.AccountEvent.CreditReallocated;
import huikuan.ledger.account.AccountEvent.DueDatePutOff;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.AccountEvent.ReceiptRecorded;
import huikuan.ledger.account.AccountEvent.RecoveryRecorded;
import huikuan.ledger.account.AccountEvent.RefundPaid;
import huikuan.ledger.account.AccountEvent.WrittenOff;
import huikuan.ledger.account.Document.Credit;
import huikuan.ledger.account.Document.Extension;
import huikuan.ledger.account.Document.Head;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Recovery;
import huikuan.ledger.account.Document.Refund;
import huikuan.ledger.account.Document.WriteOff;
import java.time.LocalDate;

/** The event of an accepted document: what the document says, and what its draft decided. */
final class DocumentEvents {

  private final Head head;
  private final String fingerprint;
  private final Draft draft;
  private final LocalDate today;

  DocumentEvents(Document document, Draft draft, LocalDate today) {
    this.head = document.head();
    this.fingerprint = document.fingerprint();
    this.draft = draft;
    this.today = today;
  }

  InvoicePosted posted(Invoice invoice) {
    return new InvoicePosted(
        head.account(),
        head.number(),
        head.postedOn(),
        today,
        invoice.due(),
        invoice.originallyPostedOn(),
        invoice.amount(),
        head.labels(),
        invoice.lines(),
        fingerprint,
        invoice.way(),
        invoice.statutory());
  }

  ReceiptRecorded recorded(Credit credit, Item own) {
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

  CreditNoteIssued issued(Credit credit, Item own) {
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

  RefundPaid paid(Refund refund) {
    return new RefundPaid(
        head.account(),
        head.number(),
        head.postedOn(),
        today,
        refund.amount(),
        draft.allocations(),
        head.labels(),
        fingerprint);
  }

  WrittenOff writtenOff(WriteOff writeOff) {
    return new WrittenOff(
        head.account(),
        head.number(),
        head.postedOn(),
        today,
        writeOff.amount(),
        draft.allocations(),
        head.labels(),
        fingerprint);
  }

  RecoveryRecorded recovered(Recovery recovery, Past writeOff) {
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

  CreditReallocated reallocated(Item credit) {
    return new CreditReallocated(
        head.account(),
        head.number(),
        head.postedOn(),
        today,
        credit,
        draft.restored(),
        draft.allocations(),
        draft.open(credit),
        head.labels(),
        fingerprint);
  }

  DueDatePutOff putOff(Extension extension, OpenItem claim) {
    return new DueDatePutOff(
        head.account(),
        head.number(),
        head.postedOn(),
        today,
        claim.item(),
        claim.due(),
        extension.dueOn(),
        extension.agreedOn(),
        extension.contact(),
        head.labels(),
        fingerprint);
  }
}
