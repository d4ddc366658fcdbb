package huikuan.ledger.account;

import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.AccountEvent.ReceiptRecorded;
import huikuan.ledger.account.Decision.Happens;
import huikuan.ledger.account.Decision.Refused;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Labels;
import huikuan.ledger.account.Document.Receipt;

/** Whether a document can be posted to an account, and what follows from it. */
final class PostingRules {

  static Decision decide(Document document, OpenInvoices open) {
    return switch (document) {
      case Invoice invoice -> decide(invoice);
      case Receipt receipt -> decide(receipt, open);
    };
  }

  private static Decision decide(Invoice invoice) {
    if (invoice.amount().signum() <= 0) {
      return new Refused(new Rejection.AmountNotPositive(invoice.amount()));
    }
    if (invoice.dueOn().isBefore(invoice.postedOn())) {
      return new Refused(new Rejection.DueBeforePosted(invoice.postedOn(), invoice.dueOn()));
    }
    Labels labels = invoice.labels();
    return new Happens(
        new InvoicePosted(
            invoice.account(),
            invoice.number(),
            invoice.postedOn(),
            invoice.dueOn(),
            invoice.amount(),
            labels.contract(),
            labels.reference(),
            labels.salesOwner(),
            invoice.lines(),
            invoice.fingerprint()));
  }

  private static Decision decide(Receipt receipt, OpenInvoices open) {
    if (receipt.amount().signum() <= 0) {
      return new Refused(new Rejection.AmountNotPositive(receipt.amount()));
    }
    return switch (Allocating.allocate(receipt.amount(), receipt.allocation(), open)) {
      case Allocating.Refused refused -> new Refused(refused.rejection());
      case Allocating.Allowed allowed -> new Happens(recorded(receipt, allowed));
    };
  }

  private static ReceiptRecorded recorded(Receipt receipt, Allocating.Allowed allowed) {
    Money unapplied = receipt.amount();
    for (AccountEvent.Allocation allocation : allowed.allocations()) {
      unapplied = unapplied.minus(allocation.amount());
    }
    Labels labels = receipt.labels();
    return new ReceiptRecorded(
        receipt.account(),
        receipt.number(),
        receipt.postedOn(),
        receipt.amount(),
        allowed.allocations(),
        unapplied,
        labels.contract(),
        labels.reference(),
        labels.salesOwner(),
        receipt.fingerprint());
  }

  private PostingRules() {}
}
