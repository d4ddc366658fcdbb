package huikuan.platform.eventlog;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Roots and proofs of the log of a running service. */
public final class LogProofs {

  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  /**
   * The root over a log's first commits.
   *
   * @param position of the last one
   * @param hash in hexadecimal digits
   * @param toldAt when the log was that long
   */
  public record Root(long position, String hash, Instant toldAt) {}

  private record Remembered(Root root, long since) {}

  private final String name;
  private final MongoEventLog log;
  private final CommitStore store;
  private final CheckpointStore checkpoints;
  private @Nullable Remembered newest;

  /**
   * @param name of the service
   */
  public LogProofs(String name, MongoEventLog log, MongoDatabase database) {
    this.name = name;
    this.log = log;
    this.store = new CommitStore(database);
    this.checkpoints = new CheckpointStore(database);
  }

  /** The log as long as it is now. */
  public ProvenLog now() {
    return upTo(log.head());
  }

  private ProvenLog upTo(long commits) {
    return new ProvenLog(name, store, checkpoints, log::contents, commits);
  }

  /** The root over all commits of a moment ago; it is remembered for some seconds. */
  public synchronized Optional<Root> newest(Instant now) {
    if (newest == null || System.nanoTime() - newest.since > REMEMBERED.toNanos()) {
      long head = log.head();
      newest =
          head == 0
              ? null
              : new Remembered(new Root(head, upTo(head).root(), now), System.nanoTime());
    }
    return Optional.ofNullable(newest).map(Remembered::root);
  }
}
