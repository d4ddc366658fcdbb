package huikuan.benchmarks.jmh;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import huikuan.embedded.EmbeddedMongo;
import huikuan.ledger.account.AccountEvent;
import huikuan.platform.actor.Actor;
import huikuan.platform.axon.LogStorageEngine;
import huikuan.platform.axon.SnapshotStore;
import huikuan.platform.axon.StateSerializer;
import huikuan.platform.axon.StoredTypes;
import huikuan.platform.eventlog.LogSettings;
import huikuan.platform.eventlog.MongoEventLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.util.FileSystemUtils;

/** The commit log on the embedded document store, one thread, by how many commits it holds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventLogBenchmark {

  /** Events of each account. */
  private static final int OF_ONE = 100;

  private static final int RANGE = 200;
  private static final int KEYS = 50;

  @Param({"10000", "100000"})
  public int commits;

  private final AtomicLong appended = new AtomicLong();
  private Store store = Store.NONE;

  /** Everything that must be closed. */
  private record Store(
      Path directory,
      EmbeddedMongo server,
      MongoClient client,
      MongoEventLog log,
      LogStorageEngine engine) {

    @SuppressWarnings("NullAway") // Until it is set up.
    static final Store NONE = new Store(null, null, null, null, null);

    static Store open() throws IOException {
      Path directory = Files.createTempDirectory("huikuan-jmh-");
      EmbeddedMongo server = EmbeddedMongo.start(directory, 0);
      MongoClient client = MongoClients.create(server.uri("jmh"));
      MongoDatabase database = client.getDatabase("jmh");
      MongoEventLog log =
          new MongoEventLog(
              database,
              SampleEvents.CODEC,
              Clock.systemUTC(),
              LogSettings.defaults(),
              new SimpleMeterRegistry());
      SnapshotStore snapshots =
          new SnapshotStore(database, StateSerializer.create(StoredTypes.of()), true);
      return new Store(directory, server, client, log, new LogStorageEngine(log, snapshots));
    }

    void close() throws IOException {
      log.close();
      client.close();
      server.close();
      FileSystemUtils.deleteRecursively(directory);
    }
  }

  @Setup(Level.Trial)
  public void setUp() throws Exception {
    store = Store.open();
    int threads = 32;
    List<Thread> running = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int first = thread;
      running.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int each = first; each < commits / OF_ONE; each += threads) {
                      fill("C-" + each);
                    }
                  }));
    }
    for (Thread each : running) {
      each.join();
    }
  }

  private void fill(String customer) {
    for (int sequence = 0; sequence < OF_ONE; sequence++) {
      store.engine().appendEvents(event(customer, sequence));
    }
  }

  private static DomainEventMessage<AccountEvent> event(String customer, long sequence) {
    return new GenericDomainEventMessage<>(
        "Account",
        account(customer),
        sequence,
        SampleEvents.invoice(customer, sequence),
        Map.of(Actor.METADATA, Actor.ANONYMOUS));
  }

  private static String account(String customer) {
    return "CN01." + customer + ".USD";
  }

  private String anyCustomer() {
    return "C-" + ThreadLocalRandom.current().nextInt(commits / OF_ONE);
  }

  @Benchmark
  public void append() {
    long number = appended.getAndIncrement();
    store.engine().appendEvents(event("N-" + number / OF_ONE, number % OF_ONE));
  }

  /** Two hundred commits from anywhere. */
  @Benchmark
  public Object readRange() {
    return store.log().after(ThreadLocalRandom.current().nextInt(commits - RANGE), RANGE);
  }

  /** All hundred events of an account. */
  @Benchmark
  public Object loadAggregate() {
    return store.log().ofAggregate(account(anyCustomer()), 0);
  }

  /** Finding duplicates: fifty numbers of fifty accounts. */
  @Benchmark
  public Object findByKeys() {
    List<String> keys = new ArrayList<>(KEYS);
    for (int each = 0; each < KEYS; each++) {
      int number = ThreadLocalRandom.current().nextInt(OF_ONE);
      keys.add(SampleEvents.invoice(anyCustomer(), number).key().toString());
    }
    return store.log().byKeys(keys);
  }

  @TearDown(Level.Trial)
  public void tearDown() throws IOException {
    store.close();
  }
}
