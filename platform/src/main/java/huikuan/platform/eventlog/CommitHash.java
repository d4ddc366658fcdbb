package huikuan.platform.eventlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The hash that ties a commit to all before it: SHA-256 of the hash of the commit before (32 zero
 * bytes before the first), then the hash of its content. The content is the commit's own document
 * in BSON as it is stored, without its hash. A commit that is changed, taken out or put in changes
 * every hash from there on; the content's hash stands for a commit that is not shown.
 */
public final class CommitHash {

  /** The name of the hash within a document. */
  public static final String FIELD = CommitDocument.HASH;

  static final byte[] NONE = new byte[32];

  private static final DocumentCodec CODEC = new DocumentCodec();

  private CommitHash() {}

  /**
   * @param document with its hash or without
   */
  static byte[] content(Document document) {
    MessageDigest digest = sha256();
    try (BasicOutputBuffer buffer = bson(document)) {
      digest.update(buffer.getInternalBuffer(), 0, buffer.getPosition());
    }
    return digest.digest();
  }

  /** The hash of a document that ties it to the one before; null = it is the first. */
  public static byte[] chained(Document document, byte @Nullable [] before) {
    return of(content(document), before == null ? NONE : before);
  }

  static byte[] of(byte[] content, byte[] before) {
    MessageDigest digest = sha256();
    digest.update(before);
    digest.update(content);
    return digest.digest();
  }

  /** A document as its content's hash covers it. */
  static byte[] bytes(Document document) {
    try (BasicOutputBuffer buffer = bson(document)) {
      return buffer.toByteArray();
    }
  }

  private static BasicOutputBuffer bson(Document document) {
    Document bare = document;
    if (document.containsKey(CommitDocument.HASH)) {
      bare = new Document(document);
      bare.remove(CommitDocument.HASH);
    }
    BasicOutputBuffer buffer = new BasicOutputBuffer();
    try (BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
      CODEC.encode(writer, bare, EncoderContext.builder().build());
    }
    return buffer;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
