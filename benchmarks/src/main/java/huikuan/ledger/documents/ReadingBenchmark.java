package huikuan.ledger.documents;

import huikuan.benchmarks.documents.Accounts;
import huikuan.benchmarks.documents.Days;
import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.documents.DocumentStream;
import huikuan.benchmarks.documents.Json;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the bytes of a request to documents that are understood; the time is for one document. */
@NullMarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReadingBenchmark {

  private static final int DOCUMENTS = 50;

  private final byte[] request = request();

  private static byte[] request() {
    DocumentStream stream =
        new DocumentStream(
            "j", 1, Accounts.parse("even:10", "j"), Days.within(LocalDate.of(2026, 2, 1), 28));
    List<Doc> documents = new ArrayList<>();
    for (int each = 0; each < DOCUMENTS; each++) {
      Doc next = stream.next();
      stream.acknowledged(next);
      documents.add(next);
    }
    return Json.array(documents).getBytes(StandardCharsets.UTF_8);
  }

  @Benchmark
  @OperationsPerInvocation(DOCUMENTS)
  public Object readDocument() {
    List<Reading> readings = new ArrayList<>();
    for (SentDocument sent : new Body(DOCUMENTS).array(request)) {
      Reading reading = DocumentReader.read(sent);
      if (reading instanceof Reading.Faulty(var problem)) {
        throw new IllegalStateException("Not understood: " + problem);
      }
      readings.add(reading);
    }
    return readings;
  }

  /** A fingerprint is compared when a number comes again. */
  @Benchmark
  @OperationsPerInvocation(DOCUMENTS)
  public Object readAndFingerprintDocument() {
    List<String> fingerprints = new ArrayList<>();
    for (SentDocument sent : new Body(DOCUMENTS).array(request)) {
      if (DocumentReader.read(sent) instanceof Reading.Understood(var document)) {
        fingerprints.add(document.fingerprint());
      }
    }
    return fingerprints;
  }
}
