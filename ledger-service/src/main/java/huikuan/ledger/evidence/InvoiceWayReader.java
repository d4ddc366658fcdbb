package huikuan.ledger.evidence;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.readiness.DeliveryWay;
import huikuan.contracts.readiness.InvoiceState;
import huikuan.ledger.evidence.InvoiceWayEvent.InvoiceWayTold;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.fields.Words;
import huikuan.platform.web.ProblemException;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;

/** Reads the state to which an invoice has come, or tells all that is wrong with it. */
final class InvoiceWayReader {

  /**
   * @param today the company's day
   * @throws ProblemException with every field at fault
   */
  static InvoiceWayTold read(
      AccountId account, String number, JsonNode body, LocalDate today, Faults faults) {
    Fields fields = new Fields(body, faults);
    InvoiceState state = Words.needed(fields, "state", InvoiceState.values());
    LocalDate on = EvidenceReader.pastDate(fields, "on", today);
    DeliveryWay how = Words.optional(fields, "how", DeliveryWay.values());
    String reason = fields.optionalWords("reason", EvidenceReader.LONGEST_TEXT);
    Words.onlyOf(
        state, InvoiceState.DELIVERED, fields, "how", "how it was delivered", DeliveryWay.values());
    Words.onlyOf(state, InvoiceState.TO_BE_CORRECTED, fields, "reason", "why it is wrong");
    String reference = fields.optionalIdentifier("reference");
    String note = fields.optionalWords("note", EvidenceReader.LONGEST_TEXT);
    fields.refuseOthers();
    faults.refuse();
    return new InvoiceWayTold(
        account, number, requireNonNull(state), requireNonNull(on), how, reason, reference, note);
  }

  private InvoiceWayReader() {}
}
