package huikuan.ledger.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.ledger.evidence.EvidenceEvent.CopyMailed;
import huikuan.ledger.evidence.EvidenceEvent.CopyNotMailed;
import huikuan.ledger.evidence.EvidenceEvent.CopyRequested;
import huikuan.ledger.files.FileEntry;
import huikuan.platform.blob.BlobHash;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence, as it is told.
 *
 * @param number among those of its subject
 * @param documentOn the day on the document
 * @param attachedAt when it was attached; {@code by} whom
 * @param withdrawn absent = it was not
 * @param copies that were asked for, newest first
 */
@Schema(name = "Evidence")
record EvidenceView(
    int number,
    EvidenceKind kind,
    File file,
    LocalDate documentOn,
    @Nullable String note,
    Instant attachedAt,
    String by,
    @Nullable Withdrawal withdrawn,
    List<Copy> copies) {

  /**
   * The file of a piece of evidence.
   *
   * @param name for people; absent = none was given
   * @param damaged it is missing, or not what was kept: the same sent again mends it
   */
  @Schema(name = "EvidenceFile")
  record File(BlobHash hash, String mediaType, long size, @Nullable String name, boolean damaged) {

    static File of(FileEntry entry, boolean damaged) {
      return new File(entry.hash(), entry.type().mediaType(), entry.size(), entry.name(), damaged);
    }
  }

  /** When, by whom and why a piece of evidence was withdrawn. */
  @Schema(name = "EvidenceWithdrawal")
  record Withdrawal(String reason, Instant at, String by) {}

  /**
   * A copy: when, by whom and for whom it was asked for, and what became of it.
   *
   * @param note ours; the customer is not shown it
   * @param message the id of its mail; absent = none is told yet
   * @param sentAt absent = it has not left
   * @param reason of one that failed, or came back: a word, or what the mail server answered
   * @param detail more about the reason
   */
  @Schema(name = "EvidenceCopy")
  record Copy(
      String customer,
      String contact,
      @Nullable String note,
      Instant at,
      String by,
      CopyState state,
      @Nullable String message,
      @Nullable Instant sentAt,
      @Nullable String reason,
      @Nullable String detail) {

    private static final String BEFORE_MAILS = "before-mails";

    static Copy of(CopyRequested event, String by) {
      boolean mailed = event.mail() != null;
      return new Copy(
          event.customer().customer(),
          event.contact(),
          event.note(),
          event.requestedAt(),
          by,
          mailed ? CopyState.REQUESTED : CopyState.FAILED,
          null,
          null,
          mailed ? null : BEFORE_MAILS,
          null);
    }

    Copy after(CopyMailed event) {
      return new Copy(
          customer,
          contact,
          note,
          at,
          by,
          CopyState.SENT,
          event.message(),
          event.sentAt(),
          null,
          null);
    }

    Copy after(CopyNotMailed event) {
      return new Copy(
          customer,
          contact,
          note,
          at,
          by,
          event.bounced() ? CopyState.BOUNCED : CopyState.FAILED,
          event.message(),
          sentAt,
          event.reason(),
          event.detail());
    }
  }

  /** The state of a copy. */
  enum CopyState {
    /** It waits for the hours in which letters leave, or is being sent. */
    @JsonProperty("requested")
    REQUESTED,
    @JsonProperty("sent")
    SENT,
    /** It did not leave, and is not tried again. */
    @JsonProperty("failed")
    FAILED,
    /** It left and came back. */
    @JsonProperty("bounced")
    BOUNCED
  }
}
