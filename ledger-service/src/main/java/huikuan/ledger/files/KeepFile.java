package huikuan.ledger.files;

import huikuan.ledger.files.FileEvent.FileKept;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Keep what is known of a file whose bytes are kept. */
record KeepFile(@TargetAggregateIdentifier FileKey key, FileKept data) {

  KeepFile(FileKept data) {
    this(new FileKey(data.company(), data.hash()), data);
  }
}
