package huikuan.ledger.files;

import huikuan.ledger.files.FileEvent.FileKept;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.FileType;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file of a company.
 *
 * @param size in bytes
 * @param name for people; null = none was given
 * @param by the actor who brought it
 * @param position of the commit that named it first
 */
public record FileEntry(
    String company,
    BlobHash hash,
    FileType type,
    long size,
    @Nullable String name,
    Instant keptAt,
    String by,
    long position) {

  static FileEntry of(RecordedEvent recorded) {
    FileKept kept = (FileKept) recorded.payload();
    return new FileEntry(
        kept.company(),
        kept.hash(),
        FileType.of(kept.mediaType()).orElseThrow(),
        kept.size(),
        kept.name(),
        recorded.recordedAt(),
        recorded.actor(),
        recorded.position());
  }
}
