package huikuan.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import huikuan.contracts.EventName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.BsonDocument;
import org.bson.ByteBuf;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The promises of the commit log, on every MongoDB that it stands on. */
abstract class CommitLogContract {

  sealed interface Note {
    @EventName("test.noted.v1")
    record Noted(String text) implements Note {}

    @EventName("test.claimed.v1")
    record Claimed(String key) implements Note, Keyed {
      @Override
      public List<String> businessKeys() {
        return List.of(key);
      }
    }
  }

  private static final Map<String, String> BY_ME = Map.of("actor", "me");
  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now.get();
        }

        @Override
        public java.time.ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          throw new UnsupportedOperationException();
        }
      };

  private final EventCodec codec = new EventCodec(EventVocabulary.of(Note.class));
  private MongoClient client;
  private MongoDatabase database;
  private final List<MongoEventLog> logs = new ArrayList<>();
  private boolean changed;

  /** A server to test on; every test takes a new database there. */
  abstract String uri();

  @BeforeEach
  void connect() {
    client = MongoClients.create(uri());
    database = client.getDatabase("log" + System.nanoTime());
  }

  @AfterEach
  void close() {
    logs.forEach(MongoEventLog::close);
    if (client != null && !changed) {
      assertThat(LogCheck.of(database).faults()).isEmpty();
    }
    if (client != null) {
      database.drop();
      client.close();
    }
  }

  private MongoEventLog open() {
    MongoEventLog log =
        new MongoEventLog(
            database, codec, clock, LogSettings.defaults(), new SimpleMeterRegistry());
    logs.add(log);
    return log;
  }

  private NewCommit noted(String aggregate, long sequence, String... texts) {
    return new NewCommit(
        new NewCommit.Source("Notebook", aggregate, sequence),
        Arrays.stream(texts)
            .map(text -> new NewCommit.NewEvent("test.noted.v1", encode(text), BY_ME))
            .toList(),
        List.of());
  }

  private NewCommit claimed(String key) {
    return new NewCommit(
        null,
        List.of(
            new NewCommit.NewEvent(
                "test.claimed.v1",
                codec.encode(new Note.Claimed(key)),
                BY_ME,
                List.of(key),
                List.of())),
        List.of());
  }

  private String encode(String text) {
    return codec.encode(new Note.Noted(text));
  }

  @Test
  void numbersCommitsDenselyFromOne() {
    MongoEventLog log = open();

    assertThat(log.head()).isZero();
    assertThat(log.append(noted("a", 0, "one")).join()).isEqualTo(1);
    assertThat(log.append(noted("a", 1, "two", "three")).join()).isEqualTo(2);
    assertThat(log.append(claimed("k")).join()).isEqualTo(3);
    assertThat(log.head()).isEqualTo(3);
  }

  @Test
  void readsBackWhatWasAppended() {
    MongoEventLog log = open();
    log.append(noted("a", 0, "one", "two")).join();
    log.append(claimed("k")).join();
    List<String> ids = tags();

    assertThat(ids).doesNotHaveDuplicates().allMatch(tag -> tag.matches("[0-9a-f]{24}"));
    assertThat(log.after(0, 10))
        .containsExactly(
            new RecordedEvent(
                1,
                0,
                ids.get(0) + "-0",
                "test.noted.v1",
                new Note.Noted("one"),
                BY_ME,
                START,
                "Notebook",
                "a",
                0),
            new RecordedEvent(
                1,
                1,
                ids.get(0) + "-1",
                "test.noted.v1",
                new Note.Noted("two"),
                BY_ME,
                START,
                "Notebook",
                "a",
                1),
            new RecordedEvent(
                2,
                0,
                ids.get(1) + "-0",
                "test.claimed.v1",
                new Note.Claimed("k"),
                BY_ME,
                START,
                null,
                null,
                0));
    assertThat(log.after(1, 10)).extracting(RecordedEvent::position).containsExactly(2L);
    assertThat(log.after(0, 1)).extracting(RecordedEvent::position).containsExactly(1L, 1L);
    assertThat(log.after(2, 10)).isEmpty();
  }

  /** The tags of all commits, in order. */
  private List<String> tags() {
    return database
        .getCollection("commits")
        .find()
        .sort(new Document("_id", 1))
        .map(commit -> commit.getObjectId("tag").toHexString())
        .into(new ArrayList<>());
  }

  @Test
  void aPositionThatIsGivenOutASecondTimeMakesAnotherId() {
    MongoEventLog log = open();
    log.append(claimed("first")).join();
    log.append(claimed("lost")).join();
    String lost = log.after(1, 1).getFirst().id();
    stored().deleteOne(new Document("_id", 2L));

    MongoEventLog setBack = open();
    assertThat(setBack.append(claimed("other")).join()).isEqualTo(2);
    assertThat(setBack.after(1, 1).getFirst().id()).isNotEqualTo(lost).endsWith("-0");
  }

  @Test
  void noEventIsStoredWithoutItsActor() {
    assertThatThrownBy(() -> new NewCommit.NewEvent("test.noted.v1", "{}", Map.of("by", "me")))
        .hasMessageContaining("actor");
  }

  @Test
  void refusesASecondCommitAtTheSameSequence() {
    MongoEventLog log = open();
    log.append(noted("a", 0, "one")).join();

    assertThatThrownBy(() -> log.append(noted("a", 0, "other")).join())
        .hasCauseInstanceOf(SequenceTaken.class);
    assertThat(log.append(noted("b", 0, "one")).join()).isEqualTo(2);
    assertThat(log.ofAggregate("a", 0))
        .extracting(RecordedEvent::payload)
        .containsExactly(new Note.Noted("one"));
  }

  /** Posting is decided on locks as they stood at a position: no lock may have moved since. */
  @Test
  void refusesWhatWasDecidedOnAnOutdatedPremise() {
    MongoEventLog log = open();
    MongoEventLog other = open();
    log.append(locked(0)).join();
    Premise first = new Premise("Lock", log.head());
    assertThat(log.append(noted("a", 0, first)).join()).isEqualTo(2);
    other.append(noted("b", 0, "of no concern")).join();
    assertThat(log.append(noted("a", 1, first)).join()).isEqualTo(4);

    other.append(locked(1)).join();
    assertThatThrownBy(() -> log.append(noted("a", 2, first)).join())
        .hasCauseInstanceOf(PremiseOutdated.class);
    Premise second = new Premise("Lock", log.head());
    assertThat(log.append(noted("a", 2, second)).join()).isEqualTo(6);

    List<CompletableFuture<Long>> together = log.append(List.of(locked(2), noted("c", 0, second)));
    assertThat(together.getFirst().join()).isEqualTo(7);
    assertThatThrownBy(() -> together.getLast().join()).hasCauseInstanceOf(PremiseOutdated.class);
    assertThat(log.ofAggregate("c", 0)).isEmpty();
  }

  @Test
  void aWriterThatHasJustBegunTakesAnOldPremiseForOutdated() {
    MongoEventLog log = open();
    log.append(locked(0)).join();
    log.append(locked(1)).join();

    assertThatThrownBy(() -> open().append(noted("a", 0, new Premise("Lock", 1))).join())
        .hasCauseInstanceOf(PremiseOutdated.class);
    assertThat(open().append(noted("a", 0, new Premise("Lock", 2))).join()).isEqualTo(3);
  }

  private NewCommit noted(String aggregate, long sequence, Premise premise) {
    NewCommit commit = noted(aggregate, sequence, "decided");
    return new NewCommit(commit.source(), commit.events(), commit.keys(), premise);
  }

  private NewCommit locked(long sequence) {
    return new NewCommit(
        new NewCommit.Source("Lock", "lock", sequence),
        List.of(new NewCommit.NewEvent("test.noted.v1", encode("locked"), BY_ME)),
        List.of());
  }

  @Test
  void refusesABusinessKeyForEver() {
    MongoEventLog log = open();
    log.append(claimed("CN01/invoice/1")).join();

    assertThatThrownBy(() -> log.append(claimed("CN01/invoice/1")).join())
        .hasCauseInstanceOf(BusinessKeyTaken.class);
    assertThatThrownBy(() -> open().append(claimed("CN01/invoice/1")).join())
        .hasCauseInstanceOf(BusinessKeyTaken.class);
    assertThat(log.head()).isEqualTo(1);
    assertThat(log.byKeys(List.of("CN01/invoice/1", "CN01/invoice/2")))
        .containsOnlyKeys("CN01/invoice/1");
  }

  @Test
  void tellsAllThatIsAboutAKeyOldestFirst() {
    MongoEventLog log = open();
    log.append(about("first", List.of("k1"), List.of())).join();
    log.append(about("other", List.of("k2"), List.of())).join();
    log.append(about("second", List.of("k3"), List.of("k1", "k2"))).join();
    log.append(about("third", List.of(), List.of("k1"))).join();

    Map<String, List<RecordedEvent>> found = log.about(List.of("k1", "k2", "k4"));
    assertThat(found).containsOnlyKeys("k1", "k2");
    assertThat(texts(found.get("k1"))).containsExactly("first", "second", "third");
    assertThat(texts(found.get("k2"))).containsExactly("other", "second");
    assertThat(log.mentions(List.of("k1", "k2", "k3", "k4")))
        .containsOnly(entry("k1", 2), entry("k2", 1), entry("k3", 0), entry("k4", 0));
  }

  @Test
  void ofACommitOnlyTheEventsAboutAKeyAreTold() {
    MongoEventLog log = open();
    NewCommit.NewEvent one = event("one", List.of("k1"), List.of());
    NewCommit.NewEvent two = event("two", List.of("k2"), List.of("k1"));
    NewCommit.NewEvent three = event("three", List.of("k3"), List.of("k2"));
    log.append(new NewCommit(null, List.of(one, two, three), List.of("k4"))).join();

    assertThat(texts(log.about(List.of("k1")).get("k1"))).containsExactly("one", "two");
    assertThat(texts(log.about(List.of("k2")).get("k2"))).containsExactly("two", "three");
    assertThat(log.byKeys(List.of("k1", "k2", "k3")).values())
        .extracting(RecordedEvent::index)
        .containsExactlyInAnyOrder(0, 1, 2);
    assertThat(log.byKeys(List.of("k4"))).isEmpty();
    assertThatThrownBy(() -> log.append(claimed("k4")).join())
        .hasCauseInstanceOf(BusinessKeyTaken.class);
  }

  @Test
  void aReadGivesWholeCommitsUpToItsLimitAndFewerWhenTheyAreLarge() {
    MongoEventLog log = open();
    for (int number = 0; number < 100; number++) {
      log.append(noted("small" + number, 0, "one")).join();
    }
    String[] many = new String[1_000];
    Arrays.fill(many, "many");
    for (int number = 0; number < 40; number++) {
      log.append(noted("large" + number, 0, many)).join();
    }

    MongoEventLog reader = open();
    assertThat(reader.after(0, 70)).hasSize(70);
    assertThat(reader.after(0, 100).getLast().position()).isEqualTo(100);
    assertThat(reader.after(100, 1_000)).hasSize(16_000);
    assertThat(reader.after(140, 10)).isEmpty();
  }

  @Test
  void whatAnInstanceAppendedItReadsAsOthersDo() {
    MongoEventLog one = open();
    MongoEventLog other = open();
    one.append(noted("a", 0, "first", "second")).join();
    other.append(noted("b", 0, "between")).join();
    one.append(about("last", List.of("k1"), List.of("k2"))).join();
    one.append(noted("a", 2, "third")).join();

    for (int after = 0; after < 4; after++) {
      List<RecordedEvent> stored = open().after(after, 10);
      assertThat(one.after(after, 10)).isEqualTo(stored);
      assertThat(other.after(after, 1)).isEqualTo(stored.subList(0, after == 0 ? 2 : 1));
    }
    assertThat(one.after(4, 10)).isEmpty();
  }

  private NewCommit about(String text, List<String> keys, List<String> mentions) {
    return new NewCommit(null, List.of(event(text, keys, mentions)), List.of());
  }

  private NewCommit.NewEvent event(String text, List<String> keys, List<String> mentions) {
    return new NewCommit.NewEvent("test.noted.v1", encode(text), BY_ME, keys, mentions);
  }

  private static List<String> texts(List<RecordedEvent> events) {
    return events.stream().map(event -> ((Note.Noted) event.payload()).text()).toList();
  }

  @Test
  void aRefusedCommitLeavesNoGapAndHurtsNoNeighbour() {
    MongoEventLog log = open();
    log.append(claimed("k3")).join();

    List<CompletableFuture<Long>> appended = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      appended.add(log.append(claimed("k" + i)));
    }

    assertThatThrownBy(appended.get(3)::join).hasCauseInstanceOf(BusinessKeyTaken.class);
    appended.remove(3);
    assertThat(appended.stream().map(CompletableFuture::join))
        .containsExactlyElementsOf(LongStream.rangeClosed(2, 8).boxed().toList());
    assertThat(log.head()).isEqualTo(8);
  }

  @Test
  void whatBelongsInOrderIsNotStoredPastAFailure() {
    MongoEventLog log = open();
    log.append(noted("a", 0, "there")).join();

    List<CompletableFuture<Long>> refused =
        log.append(List.of(noted("a", 0, "stale"), claimed("after")));
    assertThatThrownBy(refused.get(0)::join).hasCauseInstanceOf(SequenceTaken.class);
    log.append(List.of(claimed("taken"))).getFirst().join();
    List<CompletableFuture<Long>> repeated = log.append(List.of(claimed("taken"), claimed("new")));
    assertThatThrownBy(repeated.get(0)::join).hasCauseInstanceOf(BusinessKeyTaken.class);
    assertThat(repeated.get(1).join()).isEqualTo(log.head());
  }

  @Test
  void aCommitTooLargeForTheStoreFailsAlone() {
    MongoEventLog log = open();
    List<CompletableFuture<Long>> appended = new ArrayList<>();
    appended.add(log.append(claimed("small")));
    appended.add(log.append(noted("large", 0, "x".repeat(17_000_000))));
    appended.add(log.append(claimed("small too")));

    assertThatThrownBy(appended.get(1)::join).hasCauseInstanceOf(CommitTooLarge.class);
    assertThat(List.of(appended.get(0).join(), appended.get(2).join())).containsExactly(1L, 2L);
    assertThat(log.head()).isEqualTo(2);
  }

  @Test
  void severalInstancesShareOneGaplessOrder() throws Exception {
    List<MongoEventLog> instances = List.of(open(), open(), open());
    try (ExecutorService writers = Executors.newFixedThreadPool(12)) {
      List<Future<Long>> written = new ArrayList<>();
      for (int writer = 0; writer < 12; writer++) {
        MongoEventLog log = instances.get(writer % 3);
        String aggregate = "a" + writer;
        for (int sequence = 0; sequence < 20; sequence++) {
          int at = sequence;
          written.add(writers.submit(() -> log.append(noted(aggregate + "-" + at, 0, "x")).join()));
        }
      }
      List<Long> numbers = new ArrayList<>();
      for (Future<Long> each : written) {
        numbers.add(each.get(60, TimeUnit.SECONDS));
      }
      assertThat(numbers)
          .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 240).boxed().toList());
    }
    assertThat(open().after(0, 1000)).hasSize(240);
  }

  @Test
  void ofManyInstancesClaimingOneKeyExactlyOneWins() throws Exception {
    List<MongoEventLog> instances = List.of(open(), open(), open(), open());
    List<CompletableFuture<Long>> racing =
        instances.stream().map(log -> log.append(claimed("same"))).toList();

    long won =
        racing.stream()
            .filter(
                each -> {
                  try {
                    each.join();
                    return true;
                  } catch (CompletionException e) {
                    assertThat(e).hasCauseInstanceOf(BusinessKeyTaken.class);
                    return false;
                  }
                })
            .count();
    assertThat(won).isEqualTo(1);
    assertThat(open().head()).isEqualTo(1);
  }

  @Test
  void largeCommitsAreReadInSmallNumbers() {
    MongoEventLog log = open();
    for (int commit = 0; commit < 30; commit++) {
      log.append(noted("a", commit, "x".repeat(1_000_000))).join();
    }
    MongoEventLog reader = open();
    List<RecordedEvent> first = reader.after(0, 5_000);
    assertThat(first).hasSize(16);
    assertThat(reader.after(first.getLast().position(), 5_000)).hasSize(14);
  }

  @Test
  void loadsAnAggregateInPagesThatMissNothing() {
    MongoEventLog log = open();
    for (int commit = 0; commit < 50; commit++) {
      log.append(noted("a", commit * 3L, "0", "1", "2")).join();
    }
    List<Long> sequences = new ArrayList<>();
    for (List<RecordedEvent> page = log.ofAggregate("a", 0, 70);
        !page.isEmpty();
        page = log.ofAggregate("a", sequences.getLast() + 1, 70)) {
      assertThat(page).hasSizeLessThanOrEqualTo(70);
      page.forEach(event -> sequences.add(event.sequence()));
    }
    assertThat(sequences).isEqualTo(LongStream.range(0, 150).boxed().toList());
  }

  @Test
  void loadsAnAggregateFromAnySequence() {
    MongoEventLog log = open();
    log.append(noted("a", 0, "0", "1", "2")).join();
    log.append(noted("b", 0, "x")).join();
    log.append(noted("a", 3, "3", "4")).join();

    assertThat(log.ofAggregate("a", 0))
        .extracting(RecordedEvent::sequence)
        .containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(log.ofAggregate("a", 2))
        .extracting(RecordedEvent::sequence)
        .containsExactly(2L, 3L, 4L);
    assertThat(log.ofAggregate("a", 4)).extracting(RecordedEvent::sequence).containsExactly(4L);
    assertThat(log.ofAggregate("a", 5)).isEmpty();
    assertThat(log.ofAggregate("none", 0)).isEmpty();
    assertThat(log.ofAggregate("a", 1, 3))
        .extracting(RecordedEvent::sequence)
        .containsExactly(1L, 2L, 3L);
    assertThat(log.ofAggregate("a", 4, 3)).extracting(RecordedEvent::sequence).containsExactly(4L);
    assertThat(log.ofAggregate("a", 5, 3)).isEmpty();
    assertThat(log.lastSequenceOf("a")).contains(4L);
    assertThat(log.lastSequenceOf("none")).isEmpty();
  }

  @Test
  void loadsManyAggregatesAsEachAlone() {
    MongoEventLog log = open();
    for (int sequence = 0; sequence < 600; sequence++) {
      log.append(noted("long", sequence, "it")).join();
    }
    List<String> all = new ArrayList<>(List.of("none", "long"));
    for (int number = 0; number < 150; number++) {
      log.append(noted("a" + number, 0, "one", "two")).join();
      log.append(noted("a" + number, 2, "three")).join();
      all.add("a" + number);
    }

    Map<String, List<RecordedEvent>> read = log.ofAggregates(all);

    assertThat(read).hasSize(151).doesNotContainKey("none");
    read.forEach(
        (id, events) ->
            assertThat(events).usingRecursiveComparison().isEqualTo(log.ofAggregate(id, 0)));
    assertThat(log.ofAggregates(List.of())).isEmpty();
  }

  @Test
  void recordedTimeNeverRunsBackwards() {
    MongoEventLog log = open();
    log.append(claimed("1")).join();
    now.set(START.minusSeconds(60));
    log.append(claimed("2")).join();
    open().append(claimed("3")).join();
    now.set(START.plusSeconds(60));
    log.append(claimed("4")).join();

    assertThat(log.after(0, 10))
        .extracting(RecordedEvent::recordedAt)
        .containsExactly(START, START, START, START.plusSeconds(60));
  }

  @Test
  void findsThePositionKnownAtAMoment() {
    MongoEventLog log = open();
    for (int i = 0; i < 10; i++) {
      now.set(START.plusSeconds(i / 2));
      log.append(claimed("k" + i)).join();
    }

    assertThat(log.positionAt(START.minusMillis(1))).isZero();
    assertThat(log.positionAt(START)).isEqualTo(2);
    assertThat(log.positionAt(START.plusMillis(1500))).isEqualTo(4);
    assertThat(log.positionAt(START.plusSeconds(100))).isEqualTo(10);
  }

  @Test
  void aHoleIsAnAlarm() {
    MongoEventLog log = open();
    for (int i = 0; i < 5; i++) {
      log.append(claimed("k" + i)).join();
    }
    stored().deleteOne(new Document("_id", 3L));

    ThrowingCallable read = () -> open().after(0, 10);
    assertThatThrownBy(read).isInstanceOf(HoleInLog.class).hasMessageContaining("3");
  }

  /** The log's collection, for who changes the past. */
  private MongoCollection<Document> stored() {
    changed = true;
    return database.getCollection("commits");
  }

  private List<String> faultsAfterFive(Consumer<MongoCollection<Document>> change) {
    MongoEventLog log = open();
    for (int sequence = 0; sequence < 5; sequence++) {
      log.append(noted("a", sequence, "x", "y")).join();
    }
    assertThat(LogCheck.of(database))
        .isEqualTo(LogCheck.of(database))
        .satisfies(found -> assertThat(found.commits()).isEqualTo(5))
        .satisfies(found -> assertThat(found.hash()).matches("[0-9a-f]{64}"))
        .satisfies(found -> assertThat(found.faults()).isEmpty());
    change.accept(stored());
    return LogCheck.of(database).faults();
  }

  @Test
  void anEmptyLogIsSound() {
    open();
    assertThat(LogCheck.of(database))
        .isEqualTo(
            new LogCheck.Findings(
                0,
                "0".repeat(64),
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                0,
                List.of()));
  }

  @Test
  void aChangedCommitIsFound() {
    assertThat(
            faultsAfterFive(
                commits ->
                    commits.updateOne(
                        new Document("_id", 3L),
                        new Document("$set", new Document("at", Date.from(START.plusMillis(1)))))))
        .contains("Commit 3, or what it follows, is not what was recorded");
  }

  @Test
  void aChangedCommitWithAHashOfItsOwnIsFoundByTheNext() {
    assertThat(
            faultsAfterFive(
                commits -> {
                  Document third = commits.find(new Document("_id", 3L)).first();
                  Document second = commits.find(new Document("_id", 2L)).first();
                  third.getList("events", Document.class).getFirst().put("payload", "{}");
                  byte[] hash =
                      CommitHash.of(CommitHash.content(third), CommitDocument.hash(second));
                  third.put("hash", new Binary(hash));
                  commits.replaceOne(new Document("_id", 3L), third);
                }))
        .containsExactly("Commit 4, or what it follows, is not what was recorded");
  }

  @Test
  void aCommitTakenOutIsFound() {
    assertThat(faultsAfterFive(commits -> commits.deleteOne(new Document("_id", 3L))))
        .containsExactly(
            "Commit 3 is missing", "Commit 4, or what it follows, is not what was recorded");
  }

  @Test
  void aHashIsThatOfTheOneBeforeAndOfTheContent() throws Exception {
    MongoEventLog log = open();
    log.append(claimed("1")).join();
    log.append(claimed("2")).join();
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    byte[] before = new byte[32];
    for (RawBsonDocument commit :
        database
            .getCollection("commits", RawBsonDocument.class)
            .find()
            .sort(new Document("_id", 1))) {
      byte[] told = commit.getBinary("hash").getData();
      BsonDocument bare = commit.decode(new BsonDocumentCodec());
      bare.remove("hash");
      ByteBuf bytes = new RawBsonDocument(bare, new BsonDocumentCodec()).getByteBuffer();
      byte[] bson = new byte[bytes.remaining()];
      bytes.get(bson);
      byte[] content = sha.digest(bson);
      sha.update(before);
      assertThat(sha.digest(content)).isEqualTo(told);
      before = told;
    }
  }

  @Test
  void everyRunOfCommitsHasACheckpointAndEachCommitItsProof() {
    MongoEventLog log = open();
    List<CompletableFuture<Long>> appended = new ArrayList<>();
    for (int number = 0; number < 2 * LogTree.RUN + 3; number++) {
      appended.add(log.append(noted("a" + number, 0, "n" + number)));
    }
    appended.forEach(CompletableFuture::join);
    new Checkpoints(log, database).advance();
    new Checkpoints(open(), database).advance();

    LogCheck.Findings found = LogCheck.of(database);
    assertThat(found.checkpoints()).isEqualTo(2);
    assertThat(found.faults()).isEmpty();
    for (long position : new long[] {1, 2, 1_024, 1_025, 2_048, 2_049, 2_051}) {
      LogProof proof = ProvenLog.in(database, "notes", 0).commit(position);
      assertThat(proof.holds()).as("position %d", position).isTrue();
      assertThat(proof.root()).isEqualTo(found.root());
      assertThat(proof.shown()).contains("n" + (position - 1));
    }
    LogProof earlier = ProvenLog.in(database, "notes", 1_500).commit(7);
    assertThat(earlier.holds()).isTrue();
    assertThat(earlier.root()).isNotEqualTo(found.root());
    LogProof moved =
        new LogProof("notes", 8, 1_500, earlier.document(), earlier.path(), earlier.root());
    assertThat(moved.holds()).isFalse();
    assertThatThrownBy(() -> ProvenLog.in(database, "notes", 0).commit(2_052))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProvenLog.in(database, "notes", 2_052))
        .isInstanceOf(IllegalArgumentException.class);
    aLogThatGrewIsShownToHaveGrown(log, found.root());
    aChangedRunIsFound();
  }

  private void aLogThatGrewIsShownToHaveGrown(MongoEventLog log, String root) {
    LogProofs proofs = new LogProofs("notes", log, database);
    assertThat(proofs.now().root()).isEqualTo(root);
    for (long commits : new long[] {1, 2, 1_023, 1_024, 1_025, 2_048, 2_051}) {
      ProvenLog older = ProvenLog.in(database, "notes", commits);
      for (long first : new long[] {1, 2, 3, 1_000, 1_024, 1_025, 2_047, 2_048, 2_051}) {
        if (first <= commits) {
          LogConsistency grown = older.since(first);
          assertThat(grown.holds()).as("%d of %d", first, commits).isTrue();
          assertThat(grown.firstRoot()).isEqualTo(ProvenLog.in(database, "notes", first).root());
        }
      }
    }
    LogConsistency other = proofs.now().since(7);
    assertThat(
            new LogConsistency("notes", 8, other.firstRoot(), other.commits(), root, other.path())
                .holds())
        .isFalse();
    assertThatThrownBy(() -> proofs.now().since(2_052))
        .isInstanceOf(IllegalArgumentException.class);
    Instant now = Instant.parse("2026-04-01T00:00:00Z");
    assertThat(proofs.newest(now)).hasValue(new LogProofs.Root(2_051, root, now));
    ProvenLog fixed = proofs.now();
    log.append(noted("b", 0, "later")).join();
    assertThat(fixed.commit(2_051).holds()).as("more has come meanwhile").isTrue();
    assertThat(fixed.commit(1_025).root()).isEqualTo(root);
    assertThatThrownBy(() -> fixed.commit(2_052)).isInstanceOf(IllegalArgumentException.class);
    assertThat(proofs.newest(now.plusSeconds(1)).orElseThrow().position())
        .as("remembered for some seconds")
        .isEqualTo(2_051);
    stored().deleteOne(new Document("_id", 2_052L));
  }

  private void aChangedRunIsFound() {
    MongoCollection<Document> checkpoints = database.getCollection("checkpoints");
    checkpoints.updateOne(Filters.eq("_id", 2L), Updates.set("run", new Binary(new byte[32])));
    assertThat(LogCheck.of(database).faults())
        .containsExactly("Checkpoint 2 is not of the log up to commit 2048");
    checkpoints.deleteOne(Filters.eq("_id", 1L));
    stored().deleteMany(Filters.gt("_id", 2_000L));
    assertThat(LogCheck.of(database).faults()).containsExactly("Checkpoint 1 is missing");
    LogEpochs.of(database).begin(2_000);
    assertThat(LogCheck.of(database).faults()).isEmpty();
  }

  @Test
  void aHashTakenOutIsFound() {
    assertThat(
            faultsAfterFive(
                commits ->
                    commits.updateOne(
                        new Document("_id", 5L), new Document("$unset", new Document("hash", "")))))
        .containsExactly("Commit 5, or what it follows, is not what was recorded");
  }

  @Test
  void anAggregateIsCommittedInOrderUnderLoad() {
    MongoEventLog log = open();
    List<CompletableFuture<Long>> appended = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      appended.add(log.append(noted("a", i, "n" + i)));
    }
    assertThat(appended.stream().map(CompletableFuture::join))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 2_000).boxed().toList());
    assertThat(log.ofAggregate("a", 0)).hasSize(2_000);
  }
}
