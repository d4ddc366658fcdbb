package huikuan.ledger.evidence;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.EventName;
import huikuan.contracts.readiness.DeliveryWay;
import huikuan.contracts.readiness.InvoiceState;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.WayAtPosting;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An event of an invoice's way. Its actor is the person or the ERP that told it. */
public sealed interface InvoiceWayEvent {

  AccountId account();

  /** The invoice. */
  String number();

  /**
   * The invoice has come to a state.
   *
   * @param on the day of it
   * @param how only of a delivery
   * @param reason only of an invoice that is to be corrected
   * @param reference such as a waybill, or the number of the red invoice
   */
  @EventName("huikuan.ledger.invoice-way.told.v1")
  record InvoiceWayTold(
      AccountId account,
      String number,
      InvoiceState state,
      LocalDate on,
      @Nullable DeliveryWay how,
      @Nullable String reason,
      @Nullable String reference,
      @Nullable String note)
      implements InvoiceWayEvent {

    /** The state that is told with an invoice itself. */
    public static InvoiceWayTold with(InvoicePosted invoice) {
      WayAtPosting way = requireNonNull(invoice.way());
      return new InvoiceWayTold(
          invoice.account(),
          invoice.number(),
          way.state(),
          way.on(),
          way.how(),
          null,
          way.reference(),
          way.note());
    }
  }
}
