package huikuan.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.actor.Actor;
import huikuan.platform.settling.Settling;
import huikuan.platform.stuck.Stuck;
import huikuan.platform.time.DeadlineSettings;
import huikuan.platform.time.SandboxClock;
import huikuan.platform.tracing.Trace;
import huikuan.platform.work.JobStore.Taken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(3);
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final EmbeddedMongo mongo = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(mongo.uri("test"));
  private final MongoDatabase database = client.getDatabase("test");
  private final JobStore store = new JobStore(database, "errands", LEASE);
  private final SandboxClock clock = new SandboxClock(NOW);
  private final List<String> performed = Collections.synchronizedList(new ArrayList<>());
  private final Set<Integer> sizes = ConcurrentHashMap.newKeySet();
  private volatile boolean backlogRead = true;
  private final Semaphore backlogAsked = new Semaphore(0);
  private final Map<String, BiFunction<String, Instant, Optional<Instant>>> special =
      new ConcurrentHashMap<>();
  private final Worker worker = worker(store);

  private Worker worker(JobStore jobs) {
    return new Worker(
        "errands",
        "errand-rules",
        jobs,
        this::begin,
        clock,
        Clock.systemUTC(),
        this::isBacklogRead,
        new WorkSettings(8, Duration.ofMillis(100), LEASE),
        new DeadlineSettings(
            Duration.ofMillis(100), LEASE, Duration.ofMillis(20), Duration.ofMillis(50), 8));
  }

  private boolean isBacklogRead() {
    boolean read = backlogRead;
    backlogAsked.release();
    return read;
  }

  private Work.Together begin(List<String> jobs) {
    sizes.add(jobs.size());
    return new Work.Together() {
      @Override
      public Optional<Instant> perform(String job, Instant now) {
        performed.add(job);
        return special.getOrDefault(job, (any, at) -> Optional.empty()).apply(job, now);
      }

      @Override
      public void close() {
        // nothing was read
      }
    };
  }

  @AfterEach
  void close() {
    worker.stop();
    client.close();
    mongo.close();
  }

  private static List<Job> jobs(String... ids) {
    return List.of(ids).stream().map(id -> new Job(id, List.of("about-" + id), TRACE)).toList();
  }

  private void settle() {
    Settling.await(List.of(worker), Duration.ofSeconds(30));
  }

  private long kept() {
    return database.getCollection("errands").countDocuments();
  }

  @Test
  void whatIsAddedIsPerformedAtOnceSomeTogether() {
    worker.start();
    List<String> ids = IntStream.range(0, 30).mapToObj(number -> "t-" + number).toList();
    worker.add(jobs(ids.toArray(String[]::new)));
    settle();
    assertThat(performed).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(sizes).allMatch(size -> size <= 4).contains(4);
    assertThat(kept()).isZero();
  }

  @Test
  void whatIsThereAlreadyIsNotAddedAgain() {
    worker.add(jobs("one"));
    worker.add(jobs("one", "two"));
    worker.start();
    settle();
    assertThat(performed).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void whatIsToBePerformedAgainWaitsForItsMoment() {
    Instant later = NOW.plus(Duration.ofMinutes(1));
    special.put("one", (id, now) -> now.isBefore(later) ? Optional.of(later) : Optional.empty());
    worker.start();
    worker.add(jobs("one", "two"));
    settle();
    assertThat(performed).containsExactlyInAnyOrder("one", "two");
    assertThat(worker.nextDue()).hasValue(later);

    clock.moveTo(later);
    assertThat(worker.caughtUp()).isFalse();
    assertThat(worker.fireDue(later)).isOne();
    settle();
    assertThat(performed).containsExactlyInAnyOrder("one", "two", "one");
    assertThat(worker.nextDue()).isEmpty();
    assertThat(kept()).isZero();
  }

  @Test
  void whatIsAddedWhileItIsPerformedIsPerformedAgain() {
    Instant later = NOW.plus(Duration.ofMinutes(1));
    Map<String, Optional<Instant>> ends =
        Map.of("done", Optional.empty(), "later", Optional.of(later), "now", Optional.of(NOW));
    ends.forEach(
        (job, end) ->
            special.put(
                job,
                (id, now) -> {
                  if (Collections.frequency(performed, id) > 1) {
                    return Optional.empty();
                  }
                  worker.add(jobs(id));
                  return end;
                }));
    worker.start();
    worker.add(jobs("done", "later", "now", "once"));
    settle();
    assertThat(performed)
        .containsExactlyInAnyOrder("done", "done", "later", "later", "now", "now", "once");
    assertThat(kept()).isZero();
  }

  @Test
  void whatIsToGoOnAtOnceIsPerformedUntilItIsDone() {
    special.put(
        "long",
        (id, now) ->
            Collections.frequency(performed, id) < 100 ? Optional.of(now) : Optional.empty());
    worker.start();
    worker.add(jobs("long"));
    settle();
    assertThat(performed).hasSize(100);
  }

  @Test
  void aJobIsPerformedUnderItsTraceByItsRules() {
    List<Object> seen = Collections.synchronizedList(new ArrayList<>());
    special.put(
        "one",
        (id, now) -> {
          seen.add(Trace.current().orElse("none"));
          seen.add(Actor.current().orElse("nobody"));
          return Optional.empty();
        });
    worker.start();
    worker.add(jobs("one"));
    settle();
    assertThat(seen).containsExactly(TRACE, "system:errand-rules");
  }

  @Test
  void oneThatFailsIsShownAndTriedAgainAndHoldsUpNoOther() throws Exception {
    CountDownLatch failed = new CountDownLatch(3);
    CountDownLatch mended = new CountDownLatch(1);
    special.put(
        "bad",
        (id, now) -> {
          failed.countDown();
          if (mended.getCount() > 0) {
            throw new IllegalStateException("broken");
          }
          return Optional.empty();
        });
    worker.start();
    worker.add(jobs("bad", "good"));
    assertThat(failed.await(30, TimeUnit.SECONDS)).as("tried again by itself").isTrue();
    settle();
    assertThat(performed).contains("good");
    assertThat(worker.nextDue()).as("time goes on without it").isEmpty();
    assertThat(worker.count()).isOne();
    assertThat(worker.find("about-good", null, 10)).isEmpty();
    assertThat(worker.find("about-bad", null, 10))
        .singleElement()
        .satisfies(
            stuck -> {
              assertThat(stuck.id()).isEqualTo("bad");
              assertThat(stuck.cause()).isEqualTo("broken");
              assertThat(stuck.attempts()).isPositive();
              assertThat(worker.find(null, stuck.place(), 10)).isEmpty();
            });
    mended.countDown();
    while (worker.count() > 0) {
      worker.retry("bad");
    }
    assertThat(kept()).isZero();
  }

  @Test
  void aFailingOneIsTriedByHand() {
    worker.stop();
    store.add(jobs("bad"), NOW);
    Taken taken = store.take(NOW, NOW, 1).getFirst();
    Instant nextTry = Instant.now().plus(Duration.ofHours(1));
    store.failed(taken, "broken", NOW, nextTry);
    worker.start();
    settle();
    assertThat(performed).isEmpty();
    assertThat(worker.find(null, null, 10)).extracting(Stuck::attempts).containsExactly(1);

    special.put(
        "bad",
        (id, now) -> {
          throw new IllegalStateException("still broken");
        });
    assertThat(worker.retry("bad")).isEqualTo(OptionalInt.of(1));
    assertThat(worker.find(null, null, 10))
        .singleElement()
        .satisfies(
            stuck -> {
              assertThat(stuck.attempts()).isGreaterThan(1);
              assertThat(stuck.cause()).isEqualTo("still broken");
            });
    special.clear();
    assertThat(worker.retry("bad")).isIn(OptionalInt.of(0), OptionalInt.empty());
    assertThat(worker.retry("unknown")).isEmpty();
    settle();
    assertThat(kept()).isZero();
  }

  @Test
  void nothingIsPerformedBeforeTheBacklogIsRead() throws Exception {
    backlogRead = false;
    worker.start();
    worker.add(jobs("one"));
    backlogAsked.drainPermits();
    // What was asked after the job came, it has answered twice.
    assertThat(backlogAsked.tryAcquire(3, 30, TimeUnit.SECONDS)).isTrue();
    assertThat(performed).isEmpty();
    backlogRead = true;
    settle();
    assertThat(performed).containsExactly("one");
  }

  @Test
  void whatOneInstanceHasTakenNoOtherTakesBeforeTheLeaseIsOver() {
    store.add(jobs("one", "two", "three"), NOW);
    List<Taken> first = store.take(NOW, NOW, 2);
    assertThat(first).hasSize(2);
    assertThat(store.take(NOW, NOW.plus(LEASE), 10)).hasSize(1);
    List<Taken> second = store.take(NOW, NOW.plus(LEASE).plusMillis(1), 10);
    assertThat(second).extracting(Taken::job).containsAll(first.stream().map(Taken::job).toList());

    String id = first.getFirst().job().id();
    store.end(first.getFirst().taking(), List.of(id), Map.of());
    assertThat(kept()).as("the holder of an outdated lease changes nothing").isEqualTo(3);
    store.end(second.getFirst().taking(), List.of(id), Map.of());
    assertThat(kept()).isEqualTo(2);
  }

  @Test
  void aRestartedSandboxTakesItsLeasesBack() {
    store.add(jobs("one"), NOW);
    assertThat(store.take(NOW, Instant.now(), 1)).hasSize(1);
    worker.release();
    worker.start();
    settle();
    assertThat(performed).containsExactly("one");
  }
}
