package huikuan.platform.audit;

import com.mongodb.client.MongoDatabase;
import huikuan.platform.eventlog.CommitHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Reads a whole audit trail, and finds entries that were changed, taken out or put in. */
public final class AuditCheck {

  /** Beyond so many faults, one more tells nothing new. */
  private static final int MOST_FAULTS = 20;

  /**
   * The result of a check.
   *
   * @param hash of the last entry, in hexadecimal digits; kept outside, it tells later that nothing
   *     up to here has changed, also if all hashes were made anew
   * @param faults in words; empty = the trail is sound
   */
  public record Findings(long entries, String hash, List<String> faults) {}

  private final List<String> faults = new ArrayList<>();
  private long entries;
  private long number;
  private byte @Nullable [] hash;

  private AuditCheck() {}

  /** Reads the trail in this database from its first entry to its last. */
  public static Findings of(MongoDatabase database) {
    AuditCheck check = new AuditCheck();
    new AuditStore(database).stored(check::check);
    byte[] last = check.hash;
    return new Findings(
        check.entries,
        last == null ? "" : HexFormat.of().formatHex(last),
        List.copyOf(check.faults));
  }

  private void check(Document entry) {
    long own = AuditEntry.number(entry);
    if (own != number + 1) {
      fault("Audit entry %d is missing".formatted(number + 1));
    }
    byte[] told = AuditEntry.hash(entry);
    if (!Arrays.equals(CommitHash.chained(entry, hash), told)) {
      fault("Audit entry %d, or what it follows, is not what was recorded".formatted(own));
    }
    entries++;
    number = own;
    hash = told;
  }

  private void fault(String fault) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(fault);
    }
  }
}
