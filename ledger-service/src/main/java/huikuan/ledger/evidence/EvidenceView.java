package huikuan.ledger.evidence;

import huikuan.contracts.readiness.EvidenceKind;
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

  /** When, by whom and for whom a copy was asked for. */
  @Schema(name = "EvidenceCopy")
  record Copy(String customer, String contact, @Nullable String note, Instant at, String by) {}
}
