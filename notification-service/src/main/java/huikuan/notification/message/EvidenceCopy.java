package huikuan.notification.message;

import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.readiness.EvidenceKind;
import java.time.LocalDate;

/**
 * A copy of evidence, which a message takes to the customer.
 *
 * @param request of the ledger that the message answers
 * @param number of the piece among those of its subject
 * @param documentOn the day on the document
 * @param language of the mail, {@code zh} or {@code en}
 * @param document the piece itself, which is attached
 */
public record EvidenceCopy(
    CopyRequest request,
    int number,
    EvidenceKind kind,
    LocalDate documentOn,
    String language,
    Document document) {

  /** The name of the template that words the message. */
  public String template() {
    return "evidence-copy";
  }
}
