package huikuan.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.LogSettings;
import huikuan.platform.eventlog.LogStorageEngine;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.SnapshotStore;
import huikuan.platform.eventlog.StateSerializer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.serialization.Serializer;

/**
 * The commit log beside Axon's MongoEventStorageEngine: the same events through the same interface,
 * on the same server, in one run. Without an address it runs on the embedded document store.
 *
 * <p>Arguments: seconds per append figure, events to read back, MongoDB address.
 */
public final class LogComparison {

  private static final int ROUNDS = 3;
  private static final int[] WRITERS = {1, 8, 64};

  private final MongoClient client;
  private final int seconds;
  private final int toRead;
  private final PrintStream out;

  private LogComparison(MongoClient client, int seconds, int toRead, PrintStream out) {
    this.client = client;
    this.seconds = seconds;
    this.toRead = toRead;
    this.out = out;
  }

  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    int toRead = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
    if (arguments.length > 2) {
      run(arguments[2], seconds, toRead);
      return;
    }
    Path directory = Files.createTempDirectory("log-comparison");
    try (EmbeddedMongo server = EmbeddedMongo.start(directory, 0)) {
      run(server.uri("benchmark"), seconds, toRead);
    }
  }

  private static void run(String uri, int seconds, int toRead) throws Exception {
    try (MongoClient client = MongoClients.create(uri)) {
      new LogComparison(client, seconds, toRead, System.out).compare();
    }
  }

  /** One engine under test, and what ends with it. */
  private record Engine(String name, EventStorageEngine engine, AutoCloseable end) {}

  private void compare() throws Exception {
    out.printf(
        "events/s; one event per commit; appends: median of %d rounds of %d s%n%n",
        ROUNDS, seconds);
    appendRate(ours(), 8, seconds);
    appendRate(theirs(), 8, seconds);
    out.printf("%-28s %12s %12s %8s%n", "", "commit log", "Axon's", "ratio");
    for (int writers : WRITERS) {
      append(writers);
    }
    for (int stored : new int[] {toRead, toRead * 10}) {
      double ours = read(ours(), stored, toRead);
      double theirs = read(theirs(), stored, Math.min(toRead, 2_000));
      row("tracking read, log of " + stored, ours, theirs);
    }
  }

  /** Medians of rounds taken in turn, so that neither side has the warmer machine. */
  private void append(int writers) throws Exception {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      ours.add(appendRate(ours(), writers, seconds));
      theirs.add(appendRate(theirs(), writers, seconds));
    }
    row(
        "append, " + writers + (writers == 1 ? " writer" : " writers"),
        median(ours),
        median(theirs));
  }

  private static double median(List<Double> rates) {
    return rates.stream().sorted().toList().get(rates.size() / 2);
  }

  private void row(String what, double ours, double theirs) {
    out.printf(Locale.ROOT, "%-28s %,12.0f %,12.0f %7.1fx%n", what, ours, theirs, ours / theirs);
  }

  private Engine ours() {
    MongoDatabase database = client.getDatabase("ours" + System.nanoTime());
    MongoEventLog log =
        new MongoEventLog(
            database,
            new EventCodec(EventVocabulary.of(LedgerEvent.class)),
            Clock.systemUTC(),
            LogSettings.defaults(),
            new SimpleMeterRegistry());
    SnapshotStore snapshots = new SnapshotStore(database, StateSerializer.create());
    return new Engine(
        "commit log",
        new LogStorageEngine(log, snapshots),
        () -> {
          log.close();
          database.drop();
        });
  }

  private Engine theirs() {
    MongoDatabase database = client.getDatabase("theirs" + System.nanoTime());
    Serializer serializer = StateSerializer.create();
    MongoEventStorageEngine engine =
        MongoEventStorageEngine.builder()
            .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(database).build())
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .build();
    engine.ensureIndexes();
    return new Engine("Axon's", engine, database::drop);
  }

  private static GenericDomainEventMessage<LedgerEvent> event(String aggregate, long sequence) {
    LedgerEvent posted =
        new LedgerEvent.InvoicePosted(
            AccountId.parse("CN01." + aggregate + ".USD"),
            aggregate + "-" + sequence,
            LocalDate.of(2026, 1, 2),
            LocalDate.of(2026, 2, 1),
            Money.parse("55.94 USD"),
            "C-1",
            "PO 4711",
            "li.na");
    return new GenericDomainEventMessage<>("Account", aggregate, sequence, posted);
  }

  private double appendRate(Engine engine, int writers, int duration) throws Exception {
    long begin = System.nanoTime();
    long end = begin + duration * 1_000_000_000L;
    long appended = 0;
    try (AutoCloseable closing = engine.end();
        ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<Long>> running = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        String name = "w" + writer;
        running.add(threads.submit(() -> appendUntil(engine.engine(), name, end)));
      }
      for (Future<Long> each : running) {
        appended += each.get();
      }
      return appended * 1e9 / (System.nanoTime() - begin);
    }
  }

  private static long appendUntil(EventStorageEngine engine, String writer, long end) {
    long sequence = 0;
    while (System.nanoTime() < end) {
      String aggregate = writer + "-" + sequence / 100;
      engine.appendEvents(event(aggregate, sequence % 100));
      sequence++;
    }
    return sequence;
  }

  /** Events per second that a reader follows the log with, from its beginning. */
  private double read(Engine engine, int stored, int count) throws Exception {
    try (AutoCloseable closing = engine.end()) {
      fill(engine.engine(), stored);
      follow(engine.engine(), Math.min(count, 1_000));
      long begin = System.nanoTime();
      long read = follow(engine.engine(), count);
      return read * 1e9 / (System.nanoTime() - begin);
    }
  }

  private static void fill(EventStorageEngine engine, int stored) throws Exception {
    int writers = 32;
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        String aggregate = "r" + writer;
        running.add(
            threads.submit(
                () -> {
                  for (int sequence = 0; sequence < stored / writers; sequence++) {
                    engine.appendEvents(event(aggregate, sequence));
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
  }

  /** As a tracking processor does: from the token of the last event on, until there is no more. */
  private static long follow(EventStorageEngine engine, int count) {
    long read = 0;
    TrackingToken token = null;
    while (read < count) {
      long before = read;
      try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(token, false)) {
        for (TrackedEventMessage<?> event :
            (Iterable<TrackedEventMessage<?>>)
                events.limit(count - read).<TrackedEventMessage<?>>map(each -> each)::iterator) {
          event.getPayload();
          token = event.trackingToken();
          read++;
        }
      }
      if (read == before) {
        return read;
      }
    }
    return read;
  }
}
