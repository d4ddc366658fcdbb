package huikuan.ledger.evidence;

import huikuan.contracts.Sending;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.readiness.EvidenceKind;
import java.time.LocalDate;

/**
 * The mail that takes a copy of evidence.
 *
 * @param copy its number among the copies of the subject's evidence, from 1
 * @param kind of the piece
 * @param documentOn the day on the document
 * @param language of the mail, {@code zh} or {@code en}
 * @param document the file that is attached
 * @param sending when it may leave
 * @param customerSequence {@code ce_sequence} of the customer's data that it was decided by
 */
public record CopyMail(
    int copy,
    EvidenceKind kind,
    LocalDate documentOn,
    String language,
    Document document,
    Sending sending,
    String customerSequence) {}
