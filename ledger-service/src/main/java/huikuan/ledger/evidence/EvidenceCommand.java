package huikuan.ledger.evidence;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Sending;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.ledger.Subject;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.platform.blob.BlobHash;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command to the evidence of a subject. The second time it changes nothing. */
sealed interface EvidenceCommand {

  EvidenceKey key();

  Subject subject();

  /** Lets a file that the company has be evidence. */
  record AttachEvidence(
      @TargetAggregateIdentifier EvidenceKey key,
      Subject subject,
      EvidenceKind kind,
      BlobHash file,
      LocalDate documentOn,
      @Nullable String note)
      implements EvidenceCommand {

    AttachEvidence(
        Subject subject,
        EvidenceKind kind,
        BlobHash file,
        LocalDate documentOn,
        @Nullable String note) {
      this(EvidenceKey.of(subject), subject, kind, file, documentOn, note);
    }
  }

  /** Lets it prove nothing any more. */
  record WithdrawEvidence(
      @TargetAggregateIdentifier EvidenceKey key, Subject subject, int number, String reason)
      implements EvidenceCommand {

    WithdrawEvidence(Subject subject, int number, String reason) {
      this(EvidenceKey.of(subject), subject, number, reason);
    }
  }

  /**
   * Has a copy of it sent to a contact of the customer.
   *
   * @param language of the mail
   * @param document that is attached
   * @param sending when it may leave
   * @param customerSequence of the customer's data that it was decided by
   */
  record RequestCopy(
      @TargetAggregateIdentifier EvidenceKey key,
      Subject subject,
      int number,
      CustomerId customer,
      String contact,
      @Nullable String note,
      String language,
      Document document,
      Sending sending,
      String customerSequence,
      Instant now)
      implements EvidenceCommand {

    RequestCopy(
        Subject subject,
        int number,
        CustomerId customer,
        String contact,
        @Nullable String note,
        String language,
        Document document,
        Sending sending,
        String customerSequence,
        Instant now) {
      this(
          EvidenceKey.of(subject),
          subject,
          number,
          customer,
          contact,
          note,
          language,
          document,
          sending,
          customerSequence,
          now);
    }
  }

  /** Records that a copy has left. */
  record RecordCopyMailed(
      @TargetAggregateIdentifier EvidenceKey key,
      Subject subject,
      int copy,
      String message,
      String hash,
      Instant sentAt)
      implements EvidenceCommand {

    RecordCopyMailed(Subject subject, int copy, String message, String hash, Instant sentAt) {
      this(EvidenceKey.of(subject), subject, copy, message, hash, sentAt);
    }
  }

  /** Records that a copy did not leave, or came back. */
  record RecordCopyNotMailed(
      @TargetAggregateIdentifier EvidenceKey key,
      Subject subject,
      int copy,
      String message,
      boolean bounced,
      String reason,
      @Nullable String detail)
      implements EvidenceCommand {

    RecordCopyNotMailed(
        Subject subject,
        int copy,
        String message,
        boolean bounced,
        String reason,
        @Nullable String detail) {
      this(EvidenceKey.of(subject), subject, copy, message, bounced, reason, detail);
    }
  }

  /** The outcome of a command. */
  sealed interface Outcome {

    /** It is so now. */
    record Done(int number) implements Outcome {}

    /** It was so before. */
    record Unchanged(int number) implements Outcome {}

    record Refused(EvidenceRefusal refusal) implements Outcome {}
  }
}
