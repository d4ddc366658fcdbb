package huikuan.platform.eventlog;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;

/** Reads a whole log, and finds what cannot be if nobody changed it. */
public final class LogCheck {

  private static final int AT_ONCE = 200;

  /** Beyond so many faults, one more tells nothing new. */
  private static final int ENOUGH = 20;

  /**
   * What was found.
   *
   * @param commits how many there are
   * @param hash of the last one, in hexadecimal digits: who keeps it can tell later that nothing up
   *     to it has changed, also if all hashes were made anew
   * @param faults in words; empty = the log is sound
   */
  public record Findings(long commits, String hash, List<String> faults) {

    public LogHead head() {
      return new LogHead(commits, hash);
    }
  }

  private final CommitStore store;
  private final List<String> faults = new ArrayList<>();
  private long number;
  private byte[] hash = CommitHash.NONE;
  private Instant recordedAt = Instant.EPOCH;

  private LogCheck(MongoDatabase database) {
    this.store = new CommitStore(database);
  }

  /** Reads the log in this database from its first commit to its last. */
  public static Findings of(MongoDatabase database) {
    LogCheck check = new LogCheck(database);
    check.read();
    return new Findings(check.number, HexFormat.of().formatHex(check.hash), check.faults);
  }

  private void read() {
    List<Document> commits = store.range(0, AT_ONCE);
    while (!commits.isEmpty() && faults.size() < ENOUGH) {
      commits.forEach(this::check);
      commits = store.range(number, AT_ONCE);
    }
    Document newest = store.newest();
    if (newest != null && faults.size() < ENOUGH && CommitDocument.number(newest) > number) {
      faults.add("Commit %d is missing".formatted(number + 1));
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
    byte[] told = CommitDocument.hash(commit);
    if (!Arrays.equals(CommitHash.of(commit, hash), told)) {
      faults.add("Commit %d, or what it follows, is not what was recorded".formatted(own));
    }
    number = own;
    recordedAt = at;
    hash = told;
  }
}
