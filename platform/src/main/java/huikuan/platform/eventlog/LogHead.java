package huikuan.platform.eventlog;

import java.util.HexFormat;
import java.util.Optional;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;

/**
 * How far a log goes, and the hash that stands for all of it.
 *
 * @param hash of the last commit, in hexadecimal digits
 */
public record LogHead(long commits, String hash) {

  /** The collection that holds a log. */
  public static final String COLLECTION = "commits";

  /**
   * @param newest the last commit as it is stored, in BSON; empty = there is none
   */
  public static LogHead of(Optional<byte[]> newest) {
    Document commit =
        newest.map(bson -> new RawBsonDocument(bson).decode(new DocumentCodec())).orElse(null);
    return commit == null
        ? new LogHead(0, HexFormat.of().formatHex(CommitHash.NONE))
        : new LogHead(
            CommitDocument.number(commit), HexFormat.of().formatHex(CommitDocument.hash(commit)));
  }
}
