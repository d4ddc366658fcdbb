package huikuan.platform.axon.reaction;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.axon.StateSerializer;
import huikuan.platform.axon.StoredTypes;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.LogSettings;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.ReadAhead;
import huikuan.platform.reaction.Once;
import huikuan.platform.time.DeadlineStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchTest {

  private static final int LANES = 7;
  private static final int AT_ONCE = 4;

  private final EmbeddedMongo mongo = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(mongo.uri("batches"));
  private final MongoDatabase database = client.getDatabase("batches");
  private final MongoEventLog log =
      new MongoEventLog(
          database,
          new EventCodec(EventVocabulary.of()),
          Clock.systemUTC(),
          LogSettings.defaults(),
          new SimpleMeterRegistry());
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
  private final Map<String, List<Integer>> done = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final Batch batch =
      new Batch(
          reaction -> Set.of(),
          new SagaStorage(new SagaCollection(database), StateSerializer.create(StoredTypes.of())),
          new DeadlineStore(database).changes(),
          new ReadAhead(log, aggregates -> Set.of()));
  private int added;

  @AfterEach
  void close() {
    batch.close();
    threads.shutdown();
    log.close();
    client.close();
    mongo.close();
  }

  private void addOne() {
    int number = added++;
    String lane = "lane " + number % LANES;
    batch.add(
        lane,
        () -> {
          Once.inBatch("the question", asked::incrementAndGet);
          done.computeIfAbsent(lane, none -> Collections.synchronizedList(new ArrayList<>()))
              .add(number);
        });
  }

  private void assertAllDoneOnceInOrder() {
    for (int lane = 0; lane < LANES; lane++) {
      int first = lane;
      assertThat(requireNonNull(done.get("lane " + lane)))
          .containsExactlyElementsOf(
              IntStream.range(0, added).filter(each -> each % LANES == first).boxed().toList());
    }
  }

  @Test
  void aFullBatchReactsAndGoesOnLikeOneThatBegins() {
    addOne();
    assertThat(batch.isFull()).isFalse();
    while (!batch.isFull()) {
      addOne();
    }
    batch.react(threads, AT_ONCE);
    assertAllDoneOnceInOrder();
    assertThat(batch.isFull()).isFalse();
    int before = asked.get();
    assertThat(before).as("once, or by some at the same time").isBetween(1, LANES);

    for (int more = 0; more < LANES; more++) {
      addOne();
    }
    batch.react(threads, AT_ONCE);
    assertAllDoneOnceInOrder();
    assertThat(asked.get()).as("events that came later ask anew").isGreaterThan(before);
  }
}
