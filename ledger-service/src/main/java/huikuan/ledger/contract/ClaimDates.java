package huikuan.ledger.contract;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days of a claim from which payment periods run; null = not known, or not yet.
 *
 * @param invoicedOn the customer has the invoice
 * @param deliveredOn the customer has what was agreed
 * @param acceptedOn the customer has accepted it
 * @param inspectionEndsOn the end of the time that was agreed for inspection or acceptance
 * @param settledOn both sides have confirmed the amount of a period that is settled
 */
record ClaimDates(
    @Nullable LocalDate invoicedOn,
    @Nullable LocalDate deliveredOn,
    @Nullable LocalDate acceptedOn,
    @Nullable LocalDate inspectionEndsOn,
    @Nullable LocalDate settledOn) {

  @Nullable LocalDate of(StartsFrom event) {
    return switch (event) {
      case INVOICE -> invoicedOn;
      case DELIVERY -> deliveredOn;
      case ACCEPTANCE -> acceptedOn;
      case INSPECTION_END -> inspectionEndsOn;
      case SETTLEMENT -> settledOn;
    };
  }
}
