package huikuan.platform.eventlog;

import huikuan.benchmarks.jmh.SampleEvents;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.NullMarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The link of a commit to the one before it, by how many events it holds. */
@NullMarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CommitHashBenchmark {

  @Param({"1", "50"})
  public int events;

  private final byte[] before = new byte[32];
  private Document commit = new Document();

  @Setup
  public void setUp() {
    List<NewCommit.NewEvent> encoded = new ArrayList<>();
    for (int each = 0; each < events; each++) {
      encoded.add(
          new NewCommit.NewEvent(
              SampleEvents.CODEC.nameOf(SampleEvents.invoice(each)),
              SampleEvents.CODEC.encode(SampleEvents.invoice(each)),
              Map.of("actor", "anonymous"),
              SampleEvents.invoice(each).businessKeys(),
              SampleEvents.invoice(each).mentions()));
    }
    NewCommit made =
        new NewCommit(new NewCommit.Source("Account", SampleEvents.ACCOUNT, 0), encoded, List.of());
    commit = CommitDocument.of(made, 1, Instant.EPOCH, new ObjectId());
  }

  @Benchmark
  public byte[] hash() {
    return CommitHash.of(CommitHash.content(commit), before);
  }

  /** As before, when the commit's own document was hashed along with the hash before it. */
  @Benchmark
  public byte[] hashInOne() {
    MessageDigest digest = CommitHash.sha256();
    digest.update(before);
    return digest.digest(CommitHash.bytes(commit));
  }
}
