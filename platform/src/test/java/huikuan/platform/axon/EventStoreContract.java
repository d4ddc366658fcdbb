package huikuan.platform.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import huikuan.contracts.EventName;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.LogSettings;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.NewCommit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Revision;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The promises of Axon's event store over the commit log, on every MongoDB that it stands on. */
abstract class EventStoreContract {

  sealed interface Note {
    @EventName("test.noted.v1")
    record Noted(String text) implements Note {}
  }

  private static final Map<String, String> BY_ME = Map.of("actor", "me");
  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  private final EventCodec codec = new EventCodec(EventVocabulary.of(Note.class));
  private MongoClient client;
  private MongoDatabase database;
  private final List<MongoEventLog> logs = new ArrayList<>();

  /** A server to test on; every test takes a new database there. */
  abstract String uri();

  @BeforeEach
  void connect() {
    client = MongoClients.create(uri());
    database = client.getDatabase("store" + System.nanoTime());
  }

  @AfterEach
  void close() {
    logs.forEach(MongoEventLog::close);
    if (client != null) {
      database.drop();
      client.close();
    }
  }

  private MongoEventLog open() {
    MongoEventLog log =
        new MongoEventLog(
            database,
            codec,
            Clock.fixed(START, ZoneOffset.UTC),
            LogSettings.defaults(),
            new SimpleMeterRegistry());
    logs.add(log);
    return log;
  }

  private LogStorageEngine engine(MongoEventLog log) {
    return new LogStorageEngine(
        log,
        new SnapshotStore(
            database, StateSerializer.create(StoredTypes.of(State.class, Revised.class)), true));
  }

  private NewCommit noted(String aggregate, long sequence, String... texts) {
    return new NewCommit(
        new NewCommit.Source("Notebook", aggregate, sequence),
        Arrays.stream(texts)
            .map(
                text ->
                    new NewCommit.NewEvent(
                        "test.noted.v1", codec.encode(new Note.Noted(text)), BY_ME))
            .toList(),
        List.of());
  }

  private static GenericDomainEventMessage<Note> domain(
      String aggregate, long sequence, String text) {
    return new GenericDomainEventMessage<>(
        "Notebook", aggregate, sequence, new Note.Noted(text), BY_ME);
  }

  @Test
  void appendsAndLoads() {
    MongoEventLog log = open();
    LogStorageEngine engine = engine(log);
    engine.appendEvents(domain("a", 0, "one"), domain("a", 1, "two"));

    assertThat(log.lastAppendedByThisThread()).isEqualTo(1);
    assertThat(engine.readEvents("a", 1).asStream().toList())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getPayload()).isEqualTo(new Note.Noted("two"));
              assertThat(event.getSequenceNumber()).isEqualTo(1);
              assertThat(event.getTimestamp()).isEqualTo(START);
              assertThat(event.getMetaData()).containsEntry("position", 1L);
            });
    assertThat(engine.lastSequenceNumberFor("a")).contains(1L);
    assertThatThrownBy(() -> engine.appendEvents(domain("a", 0, "x")))
        .isInstanceOf(ConcurrencyException.class);
  }

  @Test
  void noEventIsStoredWithoutItsActor() {
    LogStorageEngine engine = engine(open());
    assertThatThrownBy(
            () ->
                engine.appendEvents(
                    new GenericDomainEventMessage<>("Notebook", "a", 0, new Note.Noted("one"))))
        .hasMessageContaining("actor");
    assertThat(open().head()).isZero();
  }

  @Test
  void oneCommitHoldsOneAggregate() {
    LogStorageEngine engine = engine(open());

    assertThatThrownBy(() -> engine.appendEvents(domain("a", 0, "one"), domain("b", 0, "two")))
        .hasMessageContaining("one aggregate");
    assertThatThrownBy(() -> engine.appendEvents(GenericEventMessage.asEventMessage("no name")))
        .hasMessageContaining("vocabulary");
  }

  @Test
  void aStreamGivesWholeCommitsInOrderAndWakesOnAppend() throws Exception {
    MongoEventLog log = open();
    LogStorageEngine engine = engine(log);
    log.append(noted("a", 0, "one", "two")).join();
    try (BlockingStream<TrackedEventMessage<?>> stream =
        new LogEventStore(log, engine).openStream(null)) {
      assertThat(stream.nextAvailable().trackingToken())
          .isEqualTo(new GlobalSequenceTrackingToken(1));
      assertThat(stream.peek()).isPresent();
      assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Note.Noted("two"));
      assertThat(stream.hasNextAvailable()).isFalse();

      CompletableFuture<Void> woken = new CompletableFuture<>();
      stream.setOnAvailableCallback(() -> woken.complete(null));
      log.append(noted("a", 2, "three")).join();
      woken.get(10, TimeUnit.SECONDS);
      assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Note.Noted("three"));
    }
    try (BlockingStream<TrackedEventMessage<?>> stream =
        new LogEventStore(log, engine).openStream(new GlobalSequenceTrackingToken(1))) {
      assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Note.Noted("three"));
    }
  }

  @Test
  void aStreamSeesCommitsOfOtherInstances() throws Exception {
    MongoEventLog reading = open();
    MongoEventLog writing = open();
    try (BlockingStream<TrackedEventMessage<?>> stream =
        new LogEventStore(reading, engine(reading)).openStream(null)) {
      assertThat(stream.hasNextAvailable()).isFalse();
      writing.append(noted("a", 0, "there")).join();
      assertThat(stream.hasNextAvailable(30, TimeUnit.SECONDS)).isTrue();
      assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Note.Noted("there"));
    }
  }

  record State(String text, Map<String, Integer> counts) {}

  @Test
  void aSnapshotComesBackAsItWas() {
    LogStorageEngine engine = engine(open());
    assertThat(engine.readSnapshot("a")).isEmpty();

    State state = new State("so far", Map.of("x", 1));
    engine.storeSnapshot(new GenericDomainEventMessage<>("Notebook", "a", 41, state));
    engine.storeSnapshot(new GenericDomainEventMessage<>("Notebook", "a", 42, state));

    assertThat(engine.readSnapshot("a"))
        .hasValueSatisfying(
            snapshot -> {
              assertThat(snapshot.getSequenceNumber()).isEqualTo(42);
              assertThat(snapshot.getPayload()).isEqualTo(state);
            });
  }

  /** Eight commits at most are one question; only what is longer is loaded from its snapshot. */
  @Test
  void onlyALongAggregateIsLoadedFromItsSnapshot() {
    MongoEventLog log = open();
    LogStorageEngine engine = engine(log);
    LogEventStore events = new LogEventStore(log, engine);
    for (int sequence = 0; sequence < 8; sequence++) {
      log.append(noted("a", sequence, "n" + sequence)).join();
    }
    engine.storeSnapshot(
        new GenericDomainEventMessage<>("Notebook", "a", 5, new State("so far", Map.of())));
    assertThat(sequences(events)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);

    log.append(noted("a", 8, "n8")).join();
    assertThat(sequences(events)).containsExactly(5L, 6L, 7L, 8L);
  }

  private static List<Long> sequences(LogEventStore events) {
    return events
        .readEvents("a")
        .asStream()
        .<Long>map(DomainEventMessage::getSequenceNumber)
        .toList();
  }

  @Revision("2")
  record Revised(String text) {}

  @Test
  void aSnapshotOfAnEarlierRevisionIsLeftAside() {
    LogStorageEngine engine = engine(open());
    Revised state = new Revised("so far");
    engine.storeSnapshot(new GenericDomainEventMessage<>("Notebook", "a", 41, state));
    assertThat(engine.readSnapshot("a")).isPresent();

    MongoCollection<Document> snapshots = database.getCollection("snapshots");
    for (String earlier : new String[] {"1", null}) {
      snapshots.updateOne(Filters.eq("_id", "a"), Updates.set("revision", earlier));
      assertThat(engine.readSnapshot("a")).as("revision %s", earlier).isEmpty();
    }
  }

  @Test
  void aSnapshotOfAnUnknownClassIsLeftAside() {
    LogStorageEngine engine = engine(open());
    engine.storeSnapshot(
        new GenericDomainEventMessage<>("Notebook", "a", 41, new State("so far", Map.of())));
    database
        .getCollection("snapshots")
        .updateOne(Filters.eq("_id", "a"), Updates.set("stateType", "java.lang.ProcessBuilder"));
    assertThat(engine.readSnapshot("a")).isEmpty();
  }
}
