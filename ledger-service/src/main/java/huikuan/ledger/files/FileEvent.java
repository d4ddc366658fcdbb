package huikuan.ledger.files;

import huikuan.contracts.EventName;
import huikuan.platform.blob.BlobHash;
import org.jspecify.annotations.Nullable;

/** An event of a file. */
public sealed interface FileEvent {

  String company();

  /**
   * A company has a file; its bytes were kept before.
   *
   * @param hash of the bytes
   * @param size in bytes
   * @param name for people; null = none was given
   */
  @EventName("huikuan.ledger.file.kept.v1")
  record FileKept(String company, BlobHash hash, String mediaType, long size, @Nullable String name)
      implements FileEvent {}
}
