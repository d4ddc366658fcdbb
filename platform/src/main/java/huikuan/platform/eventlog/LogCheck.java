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

  /**
   * Something that a log has only if it was changed or damaged.
   *
   * @param position of the commit
   */
  public record Fault(long position, String what) {}

  private final CommitStore store;
  private final CheckpointStore checkpoints;
  private final List<Fault> faults = new ArrayList<>();
  private final LogTree tree = new LogTree();
  private final long lastCheckpoint;
  private final long commits;
  private long number;
  private byte[] hash = CommitHash.NONE;
  private Instant recordedAt = Instant.EPOCH;

  private LogCheck(MongoDatabase database) {
    this.store = new CommitStore(database);
    this.checkpoints = new CheckpointStore(database);
    // In this order: a checkpoint that is made meanwhile is of commits that are made meanwhile.
    this.lastCheckpoint = checkpoints.last().map(Checkpoint::number).orElse(0L);
    Document newest = store.newest();
    this.commits = newest == null ? 0 : CommitDocument.number(newest);
  }

  /** Reads the log in this database from its first commit to its last. */
  public static Findings of(MongoDatabase database) {
    LogCheck check = begin(database);
    boolean more = true;
    while (more) {
      more = check.next();
    }
    return check.findings();
  }

  /** Begins to read a log up to its last commit of now; it may grow meanwhile. */
  public static LogCheck begin(MongoDatabase database) {
    return new LogCheck(database);
  }

  /** How many commits are to be read. */
  public long commits() {
    return commits;
  }

  /** The last commit that was read. */
  public long checked() {
    return number;
  }

  /** What was found until now. */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  public Findings findings() {
    return new Findings(
        number,
        HexFormat.of().formatHex(hash),
        HexFormat.of().formatHex(tree.root()),
        lastCheckpoint,
        faults.stream().map(Fault::what).toList());
  }

  /** Reads some commits; false when the last is read, or enough faults are found. */
  public boolean next() {
    List<Document> read = store.range(number, (int) Math.min(COMMITS_AT_ONCE, commits - number));
    read.forEach(this::check);
    boolean more = !read.isEmpty() && number < commits && faults.size() < MOST_FAULTS;
    if (!more) {
      end();
    }
    return more;
  }

  private void end() {
    if (faults.size() < MOST_FAULTS && commits > number) {
      fault(number + 1, "Commit %d is missing".formatted(number + 1));
    }
    if (faults.isEmpty() && lastCheckpoint > tree.runs()) {
      fault(
          number,
          "Checkpoint %d is of %d commits, and the log ends at commit %d"
              .formatted(lastCheckpoint, lastCheckpoint * LogTree.RUN, number));
    }
  }

  private void fault(long position, String what) {
    faults.add(new Fault(position, what));
  }

  private void check(Document commit) {
    long own = CommitDocument.number(commit);
    if (own != number + 1) {
      fault(number + 1, "Commit %d is missing".formatted(number + 1));
    }
    Instant at = commit.getDate(CommitDocument.RECORDED_AT).toInstant();
    if (at.isBefore(recordedAt)) {
      fault(own, "Commit %d was recorded before the one before it".formatted(own));
    }
    byte[] content = CommitHash.content(commit);
    byte[] told = CommitDocument.hash(commit);
    if (!Arrays.equals(CommitHash.of(content, hash), told)) {
      fault(own, "Commit %d, or what it follows, is not what was recorded".formatted(own));
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
      fault(told.commits(), "Checkpoint %d is missing".formatted(told.number()));
    } else if (!kept.get().matches(told)) {
      fault(
          told.commits(),
          "Checkpoint %d is not of the log up to commit %d"
              .formatted(told.number(), told.commits()));
    }
  }
}
