package huikuan.ledger.documents;

import huikuan.contracts.readiness.DeliveryWay;
import huikuan.contracts.readiness.InvoiceState;
import huikuan.ledger.account.WayAtPosting;
import huikuan.platform.fields.Fields;
import huikuan.platform.fields.Words;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads how far an invoice has come, as it is told with the invoice. */
final class WayReader {

  private static final int LONGEST_NOTE = 500;

  /** Null if it is absent, or if a fault was noted. */
  static @Nullable WayAtPosting read(Fields invoice) {
    Fields fields = invoice.optionalObject("way");
    if (fields == null) {
      return null;
    }
    InvoiceState state =
        Words.needed(fields, "state", WayAtPosting.FIRST.toArray(InvoiceState[]::new));
    LocalDate on = fields.date("on");
    DeliveryWay how = Words.optional(fields, "how", DeliveryWay.values());
    Words.onlyOf(
        state, InvoiceState.DELIVERED, fields, "how", "how it was delivered", DeliveryWay.values());
    String reference = fields.optionalIdentifier("reference");
    String note = fields.optionalWords("note", LONGEST_NOTE);
    fields.refuseOthers();
    return state == null || on == null ? null : new WayAtPosting(state, on, how, reference, note);
  }

  private WayReader() {}
}
