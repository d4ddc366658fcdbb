package huikuan.platform.eventlog;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.bson.ByteBuf;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;

/**
 * The length of a log, and the hash that stands for all of it.
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

  /** Reads the head of the log in this database. */
  public static LogHead in(MongoDatabase database) {
    RawBsonDocument newest =
        database
            .getCollection(COLLECTION, RawBsonDocument.class)
            .find()
            .sort(Sorts.descending(CommitDocument.NUMBER))
            .limit(1)
            .first();
    return of(Optional.ofNullable(newest).map(LogHead::bytes));
  }

  /** When the newest commit was recorded; long ago if there is none. */
  public static Instant recordedAt(MongoDatabase database) {
    Document newest = new CommitStore(database).newest();
    return newest == null ? Instant.EPOCH : newest.getDate(CommitDocument.RECORDED_AT).toInstant();
  }

  /** A commit's hash, in hexadecimal digits; empty if there is no such commit. */
  static String hashOf(long commit, MongoDatabase database) {
    Document found =
        database
            .getCollection(COLLECTION)
            .find(Filters.eq(CommitDocument.NUMBER, commit))
            .projection(Projections.include(CommitDocument.HASH))
            .first();
    return found == null ? "" : HexFormat.of().formatHex(CommitDocument.hash(found));
  }

  private static byte[] bytes(RawBsonDocument document) {
    ByteBuf buffer = document.getByteBuffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
