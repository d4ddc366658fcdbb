package huikuan.platform.eventlog;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.bson.BSONException;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * Shows one commit, and that it stands at its position in a log of which only the root is known.
 * The other commits are not shown: of them it holds hashes. By RFC 9162, section 2.1.3.
 *
 * @param log the name of the service
 * @param position of the commit
 * @param commits how many commits the root is over
 * @param document the commit as it is stored, without its hash: BSON in base 64
 * @param path the siblings on the way to the root, in hexadecimal digits
 * @param root in hexadecimal digits
 */
public record LogProof(
    String log, long position, long commits, String document, List<String> path, String root) {

  private static final HexFormat HEX = HexFormat.of();

  /**
   * An event as its commit holds it.
   *
   * @param json its text, to the byte
   */
  public record StoredEvent(String name, String json) {}

  /** Tells if the commit shown is the one that stands at its position below the root. */
  public boolean holds() {
    try {
      byte[] shown = content();
      return Objects.equals(decoded(shown).get(CommitDocument.NUMBER), position)
          && MerkleTree.proves(
              MerkleTree.leaf(CommitHash.sha256().digest(shown)),
              position - 1,
              commits,
              path.stream().map(HEX::parseHex).toList(),
              HEX.parseHex(root));
    } catch (IllegalArgumentException | BSONException notEvenAProof) {
      return false;
    }
  }

  /** The commit as it is stored, without its hash: BSON. */
  public byte[] content() {
    return Base64.getDecoder().decode(document);
  }

  /** The events of the commit, in order. */
  public List<StoredEvent> events() {
    return CommitDocument.stored(decoded(content()));
  }

  /** The commit as JSON, for people. */
  public String shown() {
    return decoded(content())
        .toJson(JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).indent(true).build());
  }

  private static Document decoded(byte[] bson) {
    return new RawBsonDocument(bson).decode(new DocumentCodec());
  }
}
