package huikuan.ledger.evidence;

import huikuan.contracts.CustomerId;
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

  /** Has a copy of it sent to a contact of the customer. */
  record RequestCopy(
      @TargetAggregateIdentifier EvidenceKey key,
      Subject subject,
      int number,
      CustomerId customer,
      String contact,
      @Nullable String note,
      Instant now)
      implements EvidenceCommand {

    RequestCopy(
        Subject subject,
        int number,
        CustomerId customer,
        String contact,
        @Nullable String note,
        Instant now) {
      this(EvidenceKey.of(subject), subject, number, customer, contact, note, now);
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
