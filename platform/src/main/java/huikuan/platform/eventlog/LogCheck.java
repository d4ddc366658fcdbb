package huikuan.platform.eventlog;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Reads a whole log, and finds the faults that a log has only if it was changed or damaged. */
public final class LogCheck {

  private static final int COMMITS_AT_ONCE = 200;

  /** Beyond so many faults, one more tells nothing new. */
  private static final int MOST_FAULTS = 20;

  /**
   * The result of a check.
   *
   * @param commits how many there are
   * @param hash of the last one, in hexadecimal digits
   * @param root the Merkle root over all of them, in hexadecimal digits; kept outside, it tells
   *     later that nothing up to here has changed, also if all hashes were made anew
   * @param checkpoints how many are there
   * @param faults in words; empty = the log is sound
   */
  public record Findings(
      long commits, String hash, String root, long checkpoints, List<String> faults) {

    public LogHead head() {
      return new LogHead(commits, hash);
    }
  }

  private final CommitStore store;
  private final CheckpointStore checkpoints;
  private final List<String> faults = new ArrayList<>();
  private final LogTree tree = new LogTree();
  private final long lastCheckpoint;
  private long number;
  private byte[] hash = CommitHash.NONE;
  private Instant recordedAt = Instant.EPOCH;

  private LogCheck(MongoDatabase database) {
    this.store = new CommitStore(database);
    this.checkpoints = new CheckpointStore(database);
    this.lastCheckpoint = checkpoints.last().map(Checkpoint::number).orElse(0L);
  }

  /** Reads the log in this database from its first commit to its last. */
  public static Findings of(MongoDatabase database) {
    LogCheck check = new LogCheck(database);
    check.read();
    return new Findings(
        check.number,
        HexFormat.of().formatHex(check.hash),
        HexFormat.of().formatHex(check.tree.root()),
        check.lastCheckpoint,
        check.faults);
  }

  private void read() {
    List<Document> commits = store.range(0, COMMITS_AT_ONCE);
    while (!commits.isEmpty() && faults.size() < MOST_FAULTS) {
      commits.forEach(this::check);
      commits = store.range(number, COMMITS_AT_ONCE);
    }
    Document newest = store.newest();
    if (newest != null && faults.size() < MOST_FAULTS && CommitDocument.number(newest) > number) {
      faults.add("Commit %d is missing".formatted(number + 1));
    }
    if (faults.isEmpty() && lastCheckpoint > tree.runs()) {
      faults.add(
          "Checkpoint %d is of %d commits, and the log ends at commit %d"
              .formatted(lastCheckpoint, lastCheckpoint * LogTree.RUN, number));
    }
  }

  private void check(Document commit) {
    long own = CommitDocument.number(commit);
    if (own != number + 1) {
      faults.add("Commit %d is missing".formatted(number + 1));
    }
    Instant at = commit.getDate(CommitDocument.RECORDED_AT).toInstant();
    if (at.isBefore(recordedAt)) {
      faults.add("Commit %d was recorded before the one before it".formatted(own));
    }
    byte[] content = CommitHash.content(commit);
    byte[] told = CommitDocument.hash(commit);
    if (!Arrays.equals(CommitHash.of(content, hash), told)) {
      faults.add("Commit %d, or what it follows, is not what was recorded".formatted(own));
    }
    byte[] run = tree.add(content);
    if (run != null && tree.runs() <= lastCheckpoint) {
      check(Checkpoint.of(tree, run));
    }
    number = own;
    recordedAt = at;
    hash = told;
  }

  private void check(Checkpoint told) {
    Optional<Checkpoint> kept = checkpoints.find(told.number());
    if (kept.isEmpty()) {
      faults.add("Checkpoint %d is missing".formatted(told.number()));
    } else if (!kept.get().matches(told)) {
      faults.add(
          "Checkpoint %d is not of the log up to commit %d"
              .formatted(told.number(), told.commits()));
    }
  }
}
