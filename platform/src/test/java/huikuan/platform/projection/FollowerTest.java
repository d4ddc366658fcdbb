package huikuan.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.contracts.EventName;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.LogSettings;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.NewCommit;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.settling.Settling;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowerTest {

  sealed interface Note {
    @EventName("test.note.v1")
    record Noted(String text) implements Note {}
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final EmbeddedMongo mongo = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(mongo.uri("log"));
  private final EventCodec codec = new EventCodec(EventVocabulary.of(Note.class));
  private final MongoEventLog log = log();
  private final List<Long> taken = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private Duration pace = Duration.ZERO;
  private final Follower follower = new Follower(log, new Positions());

  private final class Positions implements Projection {
    @Override
    public String name() {
      return "positions";
    }

    @Override
    public Duration pace() {
      return pace;
    }

    @Override
    public long position() {
      return taken.isEmpty() ? 0 : taken.getLast();
    }

    @Override
    public void apply(List<RecordedEvent> events) {
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new StackOverflowError();
      }
      events.forEach(event -> taken.add(event.position()));
    }
  }

  private MongoEventLog log() {
    return new MongoEventLog(
        client.getDatabase("log"),
        codec,
        Clock.systemUTC(),
        LogSettings.defaults(),
        new SimpleMeterRegistry());
  }

  private long append(MongoEventLog through, long sequence) {
    return append(through, sequence, 1);
  }

  private long append(MongoEventLog through, long sequence, int events) {
    NewCommit.NewEvent event =
        new NewCommit.NewEvent(
            "test.note.v1", codec.encode(new Note.Noted("x")), Map.of("actor", "anonymous"));
    return through
        .append(
            new NewCommit(
                new NewCommit.Source("Notebook", "a", sequence),
                Collections.nCopies(events, event),
                List.of()))
        .join();
  }

  @AfterEach
  void close() {
    follower.stop();
    log.close();
    client.close();
    mongo.close();
  }

  @Test
  void everythingIsTakenInOrderOnce() {
    append(log, 0);
    follower.start();
    for (long sequence = 1; sequence < 50; sequence++) {
      append(log, sequence);
    }
    assertThat(follower.await(50, PATIENCE)).isEqualTo(50);
    assertThat(taken).isEqualTo(LongStream.rangeClosed(1, 50).boxed().toList());
    assertThat(follower.lag()).isZero();
    assertThat(follower.caughtUp()).isTrue();
  }

  @Test
  void whatAnotherInstanceAppendsIsFound() {
    follower.start();
    try (MongoEventLog other = log()) {
      append(other, 0);
    }
    assertThat(follower.await(1, PATIENCE)).isEqualTo(1);
  }

  @Test
  void whoeverAsksForACommitDoesNotWaitForThePace() {
    pace = Duration.ofHours(1);
    append(log, 0);
    follower.start();
    assertThat(follower.await(1, PATIENCE)).isEqualTo(1);
    append(log, 1);
    assertThat(follower.await(2, PATIENCE)).isEqualTo(2);
    assertThat(taken).containsExactly(1L, 2L);
  }

  @Test
  void aRestEndsWhenSomebodyWaitsUntilAllIsSettled() {
    pace = Duration.ofHours(1);
    append(log, 0);
    follower.start();
    Settling.await(List.of(follower), PATIENCE);
    append(log, 1);
    Settling.await(List.of(follower), PATIENCE);
    assertThat(taken).containsExactly(1L, 2L);
  }

  @Test
  void whoIsBehindDoesNotRest() {
    pace = Duration.ofHours(1);
    append(log, 0, 5_000);
    append(log, 5_000, 1);
    follower.start();
    await().untilAsserted(() -> assertThat(taken).endsWith(2L));
  }

  @Test
  void whatFailsIsTriedAgainAndToldMeanwhile() {
    failures.set(2);
    append(log, 0);
    follower.start();
    assertThat(follower.await(1, Duration.ofMillis(300))).isZero();
    assertThat(follower.failing()).isTrue();
    assertThat(follower.lag()).isEqualTo(1);
    assertThat(follower.await(1, PATIENCE)).isEqualTo(1);
    assertThat(taken).containsExactly(1L);
    assertThat(follower.failing()).isFalse();
  }

  @Test
  void aRestartGoesOnWhereItStood() {
    append(log, 0);
    follower.start();
    follower.await(1, PATIENCE);
    follower.stop();
    append(log, 1);
    follower.start();
    assertThat(follower.await(2, PATIENCE)).isEqualTo(2);
    assertThat(taken).containsExactly(1L, 2L);
  }
}
