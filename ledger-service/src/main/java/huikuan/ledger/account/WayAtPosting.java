package huikuan.ledger.account;

import huikuan.contracts.readiness.DeliveryWay;
import huikuan.contracts.readiness.InvoiceState;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of an invoice on its way to the customer when it was recorded.
 *
 * @param state one of {@link #FIRST}
 * @param on the day of it
 * @param how only of a delivery
 * @param reference such as a waybill
 */
public record WayAtPosting(
    InvoiceState state,
    LocalDate on,
    @Nullable DeliveryWay how,
    @Nullable String reference,
    @Nullable String note) {

  /** The states of which a way may begin. */
  public static final List<InvoiceState> FIRST = InvoiceState.after(null);

  String content() {
    return new Fingerprint()
        .with("state", state)
        .with("on", on)
        .with("how", how)
        .with("reference", reference)
        .with("note", note)
        .canonical();
  }
}
