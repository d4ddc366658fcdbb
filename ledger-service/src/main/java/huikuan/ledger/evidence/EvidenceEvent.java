package huikuan.ledger.evidence;

import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import huikuan.contracts.ledger.Subject;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.platform.blob.BlobHash;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event of the evidence of a subject. Its actor is the person who did it. */
public sealed interface EvidenceEvent {

  Subject subject();

  /** The number of the piece among those of its subject, from 1. */
  int number();

  /**
   * A file of the company is evidence.
   *
   * @param documentOn the day on the document
   */
  @EventName("huikuan.ledger.evidence.attached.v1")
  record EvidenceAttached(
      Subject subject,
      int number,
      EvidenceKind kind,
      BlobHash file,
      LocalDate documentOn,
      @Nullable String note)
      implements EvidenceEvent {

    /** Whether it says the same, whatever its number. */
    boolean same(EvidenceAttached other) {
      return kind == other.kind
          && file.equals(other.file)
          && documentOn.equals(other.documentOn)
          && Objects.equals(note, other.note);
    }
  }

  /** It proves nothing any more. The file stays. */
  @EventName("huikuan.ledger.evidence.withdrawn.v1")
  record EvidenceWithdrawn(Subject subject, int number, String reason) implements EvidenceEvent {}

  /**
   * A copy is to go to a contact of the customer, by mail.
   *
   * @param note ours: neither the customer nor another service is told it
   * @param mail null = it was asked for before copies were mailed, and nothing sent it
   */
  @EventName("huikuan.ledger.evidence.copy-requested.v1")
  record CopyRequested(
      Subject subject,
      int number,
      CustomerId customer,
      String contact,
      @Nullable String note,
      Instant requestedAt,
      @Nullable CopyMail mail)
      implements EvidenceEvent {

    /** Whether the same is asked for, whenever that is. */
    boolean same(CopyRequested other) {
      return customer.equals(other.customer)
          && contact.equals(other.contact)
          && Objects.equals(note, other.note);
    }
  }

  /**
   * A copy has left by mail.
   *
   * @param message its id
   * @param hash of the message and the address that it went to
   */
  @EventName("huikuan.ledger.evidence.copy-mailed.v1")
  record CopyMailed(
      Subject subject, int number, int copy, String message, String hash, Instant sentAt)
      implements EvidenceEvent {}

  /**
   * A copy did not leave, or came back. It is not tried again.
   *
   * @param message its id
   * @param bounced whether it came back
   * @param reason a word, or what the mail server answered
   */
  @EventName("huikuan.ledger.evidence.copy-not-mailed.v1")
  record CopyNotMailed(
      Subject subject,
      int number,
      int copy,
      String message,
      boolean bounced,
      String reason,
      @Nullable String detail)
      implements EvidenceEvent {}
}
