package huikuan.platform.eventlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * What ties a commit to all before it: SHA-256 of the hash of the commit before (32 zero bytes
 * before the first), then the commit's own document in BSON as it is stored, without its hash.
 * Whoever changes a commit, takes one out or puts one in changes every hash from there on.
 */
final class CommitHash {

  static final byte[] NONE = new byte[32];

  private static final DocumentCodec CODEC = new DocumentCodec();

  private CommitHash() {}

  /**
   * @param document with its hash or without
   */
  static byte[] of(Document document, byte[] before) {
    Document bare = document;
    if (document.containsKey(CommitDocument.HASH)) {
      bare = new Document(document);
      bare.remove(CommitDocument.HASH);
    }
    MessageDigest digest = sha256();
    digest.update(before);
    try (BasicOutputBuffer buffer = new BasicOutputBuffer();
        BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
      CODEC.encode(writer, bare, EncoderContext.builder().build());
      digest.update(buffer.getInternalBuffer(), 0, buffer.getPosition());
    }
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
