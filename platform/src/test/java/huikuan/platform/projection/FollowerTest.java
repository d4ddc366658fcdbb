package huikuan.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowerTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  sealed interface Word {
    @EventName("test.word.v1")
    record Said(String text) implements Word {}
  }

  /** Remembers the positions it was given; fails when told to. */
  private static final class Memory implements Projection {
    private final List<Long> taken = new CopyOnWriteArrayList<>();
    private volatile long position;
    private volatile int failures;

    @Override
    public String name() {
      return "memory";
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
      if (failures > 0) {
        failures--;
        throw new IllegalStateException("as asked for");
      }
      events.forEach(event -> taken.add(event.position()));
      position = events.getLast().position();
    }
  }

  private final EmbeddedMongo mongo = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(mongo.uri("words"));
  private final EventCodec codec = new EventCodec(EventVocabulary.of(Word.class));
  private final MongoEventLog log =
      new MongoEventLog(
          client.getDatabase("words"),
          codec,
          Clock.systemUTC(),
          LogSettings.defaults(),
          new SimpleMeterRegistry());
  private final Memory memory = new Memory();
  private final Follower follower = new Follower(log, memory);

  @AfterEach
  void close() {
    follower.stop();
    log.close();
    client.close();
    mongo.close();
  }

  @Test
  void bringsWhatWasThereAndWhatComesLaterOnceAndInOrder() {
    say(300);
    follower.start();
    say(50);

    assertThat(follower.await(350, LONG)).isEqualTo(350);
    assertThat(memory.taken)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 350).boxed().toList());
    assertThat(follower.lag()).isZero();
    assertThat(follower.caughtUp()).isTrue();
  }

  @Test
  void beginsWhereTheProjectionStands() {
    say(5);
    memory.position = 3;
    follower.start();

    follower.await(5, LONG);
    assertThat(memory.taken).containsExactly(4L, 5L);
  }

  @Test
  void triesAgainWhatFailed() {
    memory.failures = 2;
    say(3);
    follower.start();

    assertThat(follower.await(3, LONG)).isEqualTo(3);
    assertThat(memory.taken).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aWaitEndsThoughNothingComes() {
    follower.start();
    assertThat(follower.await(1, Duration.ofMillis(10))).isZero();
  }

  private void say(int times) {
    List<NewCommit> commits = new ArrayList<>();
    for (int time = 0; time < times; time++) {
      commits.add(
          new NewCommit(
              null,
              List.of(
                  new NewCommit.NewEvent(
                      "test.word.v1", codec.encode(new Word.Said("word")), Map.of())),
              List.of()));
    }
    log.append(commits).forEach(CompletableFuture::join);
  }
}
