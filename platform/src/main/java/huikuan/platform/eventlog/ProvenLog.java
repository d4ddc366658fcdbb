package huikuan.platform.eventlog;

import com.mongodb.client.MongoDatabase;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;

/**
 * The first commits of a log, and the root over them. It shows single ones with their proofs. More
 * may be appended meanwhile: nothing of that is seen. For one thread.
 */
public final class ProvenLog {

  private static final HexFormat HEX = HexFormat.of();

  private final String log;
  private final CommitStore store;
  private final CheckpointStore checkpoints;
  private final StoredTree.Contents contents;
  private final StoredTree tree;
  private final long commits;
  private final String root;

  ProvenLog(
      String log,
      CommitStore store,
      CheckpointStore checkpoints,
      StoredTree.Contents contents,
      long commits) {
    this.log = log;
    this.store = store;
    this.checkpoints = checkpoints;
    this.contents = contents;
    this.commits = commits;
    this.tree = new StoredTree(contents, checkpoints::find, commits);
    this.root = HEX.formatHex(tree.root());
  }

  /**
   * @param log the name of the service
   * @param commits the log's length when the root was told; 0 = as long as it is now
   * @throws IllegalArgumentException if the log is not that long
   */
  public static ProvenLog in(MongoDatabase database, String log, long commits) {
    CommitStore store = new CommitStore(database);
    return new ProvenLog(
        log, store, new CheckpointStore(database), store::contents, length(store, commits));
  }

  static long length(CommitStore store, long commits) {
    Document newest = store.newest();
    long head = newest == null ? 0 : CommitDocument.number(newest);
    if (commits > head) {
      throw new IllegalArgumentException("The log ends at commit " + head);
    }
    return commits == 0 ? head : commits;
  }

  /** How many commits the root is over. */
  public long commits() {
    return commits;
  }

  /** The root over all commits, in hexadecimal digits. */
  public String root() {
    return root;
  }

  /**
   * Shows a commit.
   *
   * @throws IllegalArgumentException if there is no such commit
   */
  public LogProof commit(long position) {
    Document commit = position > commits ? null : store.byNumber(position);
    if (commit == null) {
      throw new IllegalArgumentException("There is no commit " + position + " up to " + commits);
    }
    return new LogProof(
        log,
        position,
        commits,
        Base64.getEncoder().encodeToString(CommitHash.bytes(commit)),
        hex(tree.path(position - 1)),
        root);
  }

  /**
   * Shows that the log has only grown since it was shorter.
   *
   * @param first how long it was: from 1 to {@link #commits}
   */
  public LogConsistency since(long first) {
    if (first < 1 || first > commits) {
      throw new IllegalArgumentException("There is no commit " + first + " up to " + commits);
    }
    byte[] before = new StoredTree(contents, checkpoints::find, first).root();
    return new LogConsistency(
        log, first, HEX.formatHex(before), commits, root, hex(tree.since(first)));
  }

  private static List<String> hex(List<byte[]> hashes) {
    return hashes.stream().map(HEX::formatHex).toList();
  }
}
