package huikuan.dunning.claim;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.ItemTerms;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.StatutoryDate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The terms of an item to be chased, as the ledger tells them.
 *
 * @param originallyPostedOn of a balance brought forward: the day on the invoice
 * @param amount as posted
 * @param open the open amount when its case opens
 * @param statutory the day by law; null = none is known. No step waits for it
 * @param ledgerSequence of the ledger's event that told it; null = as posted, or not told
 */
public record Terms(
    AccountId account,
    ItemKind itemKind,
    String number,
    LocalDate postedOn,
    @Nullable LocalDate originallyPostedOn,
    LocalDate dueOn,
    Money amount,
    Money open,
    @Nullable String contract,
    @Nullable String reference,
    @Nullable String salesOwner,
    @Nullable StatutoryDate statutory,
    @Nullable String ledgerSequence) {

  /** The day on the invoice. */
  LocalDate invoiceDate() {
    return originallyPostedOn == null ? postedOn : originallyPostedOn;
  }

  /** The terms of an invoice; all of it is open when it is posted. */
  public static Terms of(InvoicePosted invoice) {
    return new Terms(
        invoice.account(),
        ItemKind.INVOICE,
        invoice.number(),
        invoice.postedOn(),
        invoice.originallyPostedOn(),
        invoice.dueOn(),
        invoice.amount(),
        invoice.amount(),
        invoice.contract(),
        invoice.reference(),
        invoice.salesOwner(),
        invoice.statutory(),
        null);
  }

  /** The terms of an item that is told with them. */
  public static Terms of(AccountId account, OpenItem item, @Nullable String ledgerSequence) {
    ItemTerms terms = requireNonNull(item.terms());
    return new Terms(
        account,
        item.kind(),
        item.number(),
        terms.postedOn(),
        null,
        terms.dueOn(),
        terms.amount(),
        item.open(),
        terms.contract(),
        null,
        terms.salesOwner(),
        null,
        ledgerSequence);
  }
}
