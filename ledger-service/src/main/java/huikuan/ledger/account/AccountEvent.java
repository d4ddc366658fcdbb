package huikuan.ledger.account;

import huikuan.contracts.AccountId;
import huikuan.contracts.EventName;
import huikuan.contracts.Money;
import huikuan.platform.eventlog.Keyed;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to an account. Each event claims its document's number for ever. */
public sealed interface AccountEvent extends Keyed {

  AccountId account();

  LocalDate postedOn();

  DocumentKey key();

  String fingerprint();

  @Override
  default List<String> businessKeys() {
    return List.of(key().toString());
  }

  /**
   * An invoice was posted; all of its amount is open.
   *
   * @param lines as JSON text, kept as given; null = none
   */
  @EventName("huikuan.ledger.account.invoice-posted.v1")
  record InvoicePosted(
      AccountId account,
      String number,
      LocalDate postedOn,
      LocalDate dueOn,
      Money amount,
      @Nullable String contract,
      @Nullable String reference,
      @Nullable String salesOwner,
      @Nullable String lines,
      String fingerprint)
      implements AccountEvent {
    @Override
    public DocumentKey key() {
      return DocumentKey.invoice(account, number);
    }
  }

  /**
   * Money came in and was allocated.
   *
   * @param unapplied what of it was allocated to no invoice
   */
  @EventName("huikuan.ledger.account.receipt-recorded.v1")
  record ReceiptRecorded(
      AccountId account,
      String number,
      LocalDate postedOn,
      Money amount,
      List<Allocation> allocations,
      Money unapplied,
      @Nullable String contract,
      @Nullable String reference,
      @Nullable String salesOwner,
      String fingerprint)
      implements AccountEvent {
    @Override
    public DocumentKey key() {
      return DocumentKey.receipt(account, number);
    }
  }

  /**
   * Part of a receipt set against an invoice.
   *
   * @param openAfter what of the invoice was still open then; zero = settled
   */
  record Allocation(String invoice, Money amount, Money openAfter) {}
}
