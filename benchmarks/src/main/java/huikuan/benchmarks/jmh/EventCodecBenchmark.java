package huikuan.benchmarks.jmh;

import huikuan.ledger.account.AccountEvent;
import java.util.concurrent.TimeUnit;
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

/** An event to the text that is stored, and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventCodecBenchmark {

  @Param({"invoice", "receipt"})
  public String event = "";

  private AccountEvent recorded = SampleEvents.invoice(1);
  private String name = "";
  private String text = "";

  @Setup
  public void setUp() {
    recorded = event.equals("invoice") ? SampleEvents.invoice(1) : SampleEvents.receipt(1);
    name = SampleEvents.CODEC.nameOf(recorded);
    text = SampleEvents.CODEC.encode(recorded);
  }

  @Benchmark
  public String encode() {
    return SampleEvents.CODEC.encode(recorded);
  }

  @Benchmark
  public Object decode() {
    return SampleEvents.CODEC.decode(name, text);
  }
}
