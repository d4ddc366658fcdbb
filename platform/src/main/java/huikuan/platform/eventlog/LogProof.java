package huikuan.platform.eventlog;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
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
  private static final int COMMITS_AT_ONCE = 100;

  /**
   * @param commits the log's length when the root was told; 0 = as long as it is now
   * @throws IllegalArgumentException if the log has no such commit, or is not that long
   */
  public static LogProof of(MongoDatabase database, String log, long position, long commits) {
    CommitStore store = new CommitStore(database);
    Document newest = store.newest();
    long head = newest == null ? 0 : CommitDocument.number(newest);
    long size = commits == 0 ? head : commits;
    if (size > head) {
      throw new IllegalArgumentException("The log ends at commit " + head);
    }
    Document commit = store.byNumber(position);
    if (commit == null || position > size) {
      throw new IllegalArgumentException("There is no commit " + position + " up to " + size);
    }
    List<byte[]> runs = runs(database, store, size);
    long run = (position - 1) / LogTree.RUN;
    List<byte[]> leaves = leaves(store, run, size);
    List<byte[]> path =
        new ArrayList<>(MerkleTree.path((int) ((position - 1) % LogTree.RUN), leaves));
    path.addAll(MerkleTree.path((int) run, runs));
    return new LogProof(
        log,
        position,
        size,
        Base64.getEncoder().encodeToString(CommitHash.bytes(commit)),
        path.stream().map(HEX::formatHex).toList(),
        HEX.formatHex(MerkleTree.root(runs)));
  }

  /** The roots of all runs; commits without a checkpoint are read. */
  private static List<byte[]> runs(MongoDatabase database, CommitStore store, long size) {
    List<byte[]> runs = new CheckpointStore(database).runs(size / LogTree.RUN);
    while ((long) runs.size() * LogTree.RUN < size) {
      runs.add(MerkleTree.root(leaves(store, runs.size(), size)));
    }
    return runs;
  }

  private static List<byte[]> leaves(CommitStore store, long run, long size) {
    List<byte[]> leaves = new ArrayList<>();
    long first = run * LogTree.RUN;
    long end = Math.min(first + LogTree.RUN, size);
    while (first + leaves.size() < end) {
      long after = first + leaves.size();
      List<Document> commits = store.range(after, (int) Math.min(COMMITS_AT_ONCE, end - after));
      if (commits.isEmpty()) {
        throw new HoleInLog(after + 1);
      }
      commits.forEach(commit -> leaves.add(MerkleTree.leaf(CommitHash.content(commit))));
    }
    return leaves;
  }

  /** Tells if the commit shown is the one that stands at its position below the root. */
  public boolean holds() {
    try {
      byte[] shown = Base64.getDecoder().decode(document);
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

  /** The commit as JSON, for people. */
  public String shown() {
    return decoded(Base64.getDecoder().decode(document))
        .toJson(JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).indent(true).build());
  }

  private static Document decoded(byte[] bson) {
    return new RawBsonDocument(bson).decode(new DocumentCodec());
  }
}
