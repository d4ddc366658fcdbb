package huikuan.ledger.files;

import huikuan.ledger.commands.Commands;
import huikuan.ledger.files.FileEvent.FileKept;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.Blobs;
import huikuan.platform.blob.FileType;
import huikuan.platform.eventlog.EventLog;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The files that companies have. Bytes are kept before an event names them. */
@Component
public class CompanyFiles {

  private final Blobs blobs;
  private final Commands commands;
  private final EventLog log;

  CompanyFiles(Blobs blobs, Commands commands, EventLog log) {
    this.blobs = blobs;
    this.commands = commands;
    this.log = log;
  }

  /**
   * @param fresh whether the company did not have it before
   */
  public record Kept(FileEntry entry, boolean fresh) {}

  /**
   * Keeps a file for a company. A file that it has stays as it was named first; its bytes are
   * mended if they were damaged.
   *
   * @param content of this type: it is not looked at here
   */
  public Kept keep(String company, FileType type, byte[] content, @Nullable String name) {
    BlobHash hash = blobs.put(content);
    boolean fresh =
        commands
            .<Boolean>send(
                new KeepFile(new FileKept(company, hash, type.mediaType(), content.length, name)))
            .result();
    return new Kept(find(company, hash).orElseThrow(), fresh);
  }

  /** What is known of a file; empty = the company has none with this hash. */
  public Optional<FileEntry> find(String company, BlobHash hash) {
    return log.ofAggregate(new FileKey(company, hash).toString(), 0, 1).stream()
        .map(FileEntry::of)
        .findAny();
  }
}
