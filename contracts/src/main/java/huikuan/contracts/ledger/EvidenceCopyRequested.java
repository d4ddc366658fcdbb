package huikuan.contracts.ledger;

import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import huikuan.contracts.Sending;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.readiness.EvidenceKind;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A copy of a piece of evidence is to go to a contact of the customer by mail. The service that
 * sends it looks name and address up. The note of the person who asked for it is not told: it is
 * ours.
 *
 * @param copy its number among the copies of the subject's evidence, from 1
 * @param number of the piece among those of its subject, from 1
 * @param documentOn the day on the document
 * @param language of the mail, {@code zh} or {@code en}
 * @param sending when it may leave
 * @param customerSequence {@code ce_sequence} of the customer's data that it was decided by: the
 *     sending service needs these, or later ones
 */
@EventName("huikuan.ledger.evidence-copy-requested.v1")
public record EvidenceCopyRequested(
    Subject subject,
    int copy,
    int number,
    EvidenceKind kind,
    LocalDate documentOn,
    CustomerId customer,
    String contactId,
    String language,
    Document document,
    Sending sending,
    String customerSequence,
    Instant requestedAt)
    implements LedgerEvent {}
