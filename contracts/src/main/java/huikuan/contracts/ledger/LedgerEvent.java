package huikuan.contracts.ledger;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import huikuan.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Topic {@code ledger.events}; source: the ledger service. Dates are business dates (effective).
 */
public sealed interface LedgerEvent {

  CustomerId customerId();

  /**
   * A customer's whole master data, as of now.
   *
   * @param locale IETF language tag, such as {@code zh-CN}
   * @param timeZone IANA name, such as {@code Asia/Shanghai}
   * @param country whose working days count, ISO 3166, such as {@code CN}
   */
  @EventName("huikuan.ledger.customer-changed.v1")
  record CustomerChanged(
      CustomerId customer,
      String name,
      String locale,
      String timeZone,
      String country,
      List<Contact> contacts)
      implements LedgerEvent {
    @Override
    public CustomerId customerId() {
      return customer;
    }
  }

  /**
   * An invoice was posted; all of its amount is open.
   *
   * @param originallyPostedOn of a balance brought forward: the day on the invoice
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
      @Nullable String salesOwner)
      implements LedgerEvent {
    @Override
    public CustomerId customerId() {
      return account.customerId();
    }
  }

  /**
   * Money came in and was allocated.
   *
   * @param unapplied what of this receipt is allocated to no invoice
   */
  @EventName("huikuan.ledger.receipt-recorded.v1")
  record ReceiptRecorded(
      AccountId account,
      String number,
      LocalDate postedOn,
      Money amount,
      Money unapplied,
      List<Allocation> allocations)
      implements LedgerEvent {
    @Override
    public CustomerId customerId() {
      return account.customerId();
    }
  }

  /**
   * The open amounts of invoices changed by a document that is no receipt: a credit note, a
   * write-off, a re-allocation, or a reversal, which can also raise them again.
   *
   * @param kind of the document: {@code creditNote}, {@code writeOff}, {@code allocation}, {@code
   *     reversal}
   * @param postedOn the day from which the document counts
   * @param invoices each once
   */
  @EventName("huikuan.ledger.open-amounts-changed.v1")
  record OpenAmountsChanged(
      AccountId account, String kind, String number, LocalDate postedOn, List<OpenAmount> invoices)
      implements LedgerEvent {
    @Override
    public CustomerId customerId() {
      return account.customerId();
    }
  }

  /**
   * @param change below zero = less is open than before
   * @param open what of the invoice is open now; zero = settled, or undone
   */
  record OpenAmount(String invoice, Money change, Money open) {}

  /**
   * Part of a receipt set against an invoice.
   *
   * @param openAfter what of the invoice is still open; zero = settled
   */
  record Allocation(String invoice, Money amount, Money openAfter) {}
}
