package huikuan.platform.eventlog;

import com.mongodb.client.MongoDatabase;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a log and keeps a checkpoint of each run of commits. The contents' hashes are at hand
 * while it keeps up with its own instance; else the commits are read once more.
 */
public final class Checkpoints {

  private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
  private static final int COMMITS_AT_ONCE = 100;

  private final MongoEventLog commits;
  private final CheckpointStore store;
  private LogTree tree;

  public Checkpoints(MongoEventLog commits, MongoDatabase database) {
    this.commits = commits;
    this.store = new CheckpointStore(database);
    this.tree = store.last().map(Checkpoint::tree).orElseGet(LogTree::new);
  }

  /** Makes the checkpoints that the log has commits for. For one thread. */
  public void advance() {
    try {
      List<byte[]> contents = commits.contents(tree.commits(), COMMITS_AT_ONCE);
      while (!contents.isEmpty()) {
        contents.forEach(this::add);
        contents = commits.contents(tree.commits(), COMMITS_AT_ONCE);
      }
    } catch (RuntimeException e) {
      tree = store.last().map(Checkpoint::tree).orElseGet(LogTree::new);
      throw e;
    }
  }

  private void add(byte[] content) {
    byte[] run = tree.add(content);
    if (run != null) {
      Checkpoint made = Checkpoint.of(tree, run);
      store.store(made);
      log.info(
          "Checkpoint of {} commits: root {}",
          made.commits(),
          HexFormat.of().formatHex(made.root()));
    }
  }
}
