package huikuan.notification.mail;

import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.Blobs;
import org.springframework.stereotype.Component;

/** The files that are attached to messages, among those that the services share. */
@Component
public class Attachments {

  private final Blobs files;

  public Attachments(Blobs files) {
    this.files = files;
  }

  /**
   * The bytes of a document, which give its hash.
   *
   * @throws RuntimeException that tells why, if it is missing, or is not as told
   */
  public byte[] read(Document document) {
    byte[] bytes = files.get(BlobHash.parse(document.hash()));
    if (bytes.length != document.size()) {
      throw new IllegalStateException(
          "File %s has %d bytes, not %d".formatted(document.hash(), bytes.length, document.size()));
    }
    return bytes;
  }
}
