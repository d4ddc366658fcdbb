package huikuan.benchmarks.readmodel;

import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.documents.Doc.Kind;
import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.AccountEvent.CreditNoteIssued;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.AccountEvent.ReceiptRecorded;
import huikuan.ledger.account.Allocation;
import huikuan.ledger.account.Document.Labels;
import huikuan.ledger.account.Item;
import java.util.Currency;
import java.util.List;

/** Events that the ledger would have recorded of documents. */
public final class GeneratedEvents {

  private static final Currency CURRENCY = Currency.getInstance(Doc.CURRENCY);
  private static final String FINGERPRINT = "generated";

  private GeneratedEvents() {}

  public static AccountEvent of(Doc document) {
    return switch (document.kind()) {
      case INVOICE -> invoice(document);
      case RECEIPT, ON_ACCOUNT -> receipt(document);
      case CREDIT_NOTE -> creditNote(document);
    };
  }

  private static InvoicePosted invoice(Doc document) {
    return new InvoicePosted(
        account(document),
        document.number(),
        document.postedOn(),
        document.postedOn(),
        document.dueOn(),
        null,
        money(document.cents()),
        labels(document),
        List.of(),
        FINGERPRINT);
  }

  private static ReceiptRecorded receipt(Doc document) {
    return new ReceiptRecorded(
        account(document),
        document.number(),
        document.postedOn(),
        document.postedOn(),
        null,
        money(document.cents()),
        allocations(document),
        money(document.pays().isEmpty() ? document.cents() : 0),
        labels(document),
        FINGERPRINT);
  }

  private static CreditNoteIssued creditNote(Doc document) {
    return new CreditNoteIssued(
        account(document),
        document.number(),
        document.postedOn(),
        document.postedOn(),
        null,
        money(document.cents()),
        allocations(document),
        money(0),
        labels(document),
        FINGERPRINT);
  }

  private static List<Allocation> allocations(Doc document) {
    Item credit = item(document);
    return document.pays().stream()
        .map(
            part ->
                new Allocation(
                    item(part.invoice()),
                    credit,
                    money(part.cents()),
                    document.postedOn(),
                    money(part.openAfter()),
                    null))
        .toList();
  }

  private static Item item(Doc document) {
    Labels labels = labels(document);
    return new Item(
        switch (document.kind()) {
          case INVOICE -> huikuan.ledger.account.Kind.INVOICE;
          case RECEIPT, ON_ACCOUNT -> huikuan.ledger.account.Kind.RECEIPT;
          case CREDIT_NOTE -> huikuan.ledger.account.Kind.CREDIT_NOTE;
        },
        document.number(),
        document.postedOn(),
        document.kind() == Kind.INVOICE ? document.dueOn() : null,
        null,
        money(document.cents()),
        labels.contract(),
        labels.salesOwner());
  }

  /** An ERP tells them of invoices. */
  private static Labels labels(Doc document) {
    return document.kind() == Kind.INVOICE
        ? new Labels(document.contract(), "PO " + document.number(), document.salesOwner(), null)
        : Labels.NONE;
  }

  private static AccountId account(Doc document) {
    return new AccountId(Doc.COMPANY, document.customer(), CURRENCY);
  }

  private static Money money(long cents) {
    return new Money(cents, CURRENCY);
  }
}
