package huikuan.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.contracts.EventName;
import huikuan.embedded.EmbeddedMongo;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NextReadTest {

  sealed interface Note {
    @EventName("test.note.v1")
    record Noted(String text) implements Note {}
  }

  private static final Duration NEVER = Duration.ofDays(1);
  private static final Duration REST = Duration.ofMillis(50);

  private final EmbeddedMongo mongo = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(mongo.uri("log"));
  private final EventCodec codec = new EventCodec(EventVocabulary.of(Note.class));
  private final MongoEventLog here = log();
  private final MongoEventLog elsewhere = log();
  private final AtomicInteger woken = new AtomicInteger();
  private final NextRead next = new NextRead(here, NEVER, REST, woken::incrementAndGet);

  NextReadTest() {
    next.open();
  }

  @AfterEach
  void close() {
    next.close();
    here.close();
    elsewhere.close();
    client.close();
    mongo.close();
  }

  private MongoEventLog log() {
    return new MongoEventLog(
        client.getDatabase("log"),
        codec,
        Clock.systemUTC(),
        LogSettings.defaults(),
        new SimpleMeterRegistry());
  }

  private static long append(MongoEventLog log) {
    return log.appendNow(
        new NewCommit(
            null,
            List.of(
                new NewCommit.NewEvent(
                    "test.note.v1", "{\"text\":\"x\"}", Map.of("actor", "anonymous"))),
            List.of()));
  }

  @Test
  void whatIsAppendedDuringTheRestIsFoundAfterIt() throws InterruptedException {
    next.reached(0, false);
    append(here);
    next.await(NEVER);
    assertThat(next.worthwhile(0)).isTrue();
    next.reached(1, true);
    long last = append(here);
    next.await(NEVER);
    assertThat(next.worthwhile(1)).isTrue();
    next.reached(last, true);
    assertThat(next.worthwhile(last)).isFalse();
  }

  @Test
  void whoBeginsReads() {
    assertThat(next.worthwhile(0)).isTrue();
  }

  @Test
  void whoHasFoundNothingIsWokenByWhatIsAppendedHere() throws InterruptedException {
    next.reached(0, false);
    assertThat(next.worthwhile(0)).isFalse();
    append(here);
    next.await(NEVER);
    assertThat(next.worthwhile(0)).isTrue();
    assertThat(woken).hasValue(1);
  }

  @Test
  void whoHasWhatWasAppendedHereNeedNotAskForMore() {
    long position = append(here);
    assertThat(next.worthwhile(0)).isTrue();
    next.reached(position, true);
    assertThat(next.worthwhile(position)).isFalse();
  }

  @Test
  void whoFoundWhatOthersAppendedAsksForMore() {
    append(here);
    long position = append(elsewhere);
    next.reached(position, true);
    assertThat(next.worthwhile(position)).isTrue();
  }

  @Test
  void whoIsBehindReadsOnWithoutBeingWokenAgain() {
    long first = append(here);
    append(here);
    assertThat(next.worthwhile(0)).isTrue();
    next.reached(first, true);
    assertThat(next.worthwhile(first)).isTrue();
  }

  @Test
  void whatOthersAppendIsLookedForNowAndThen() throws InterruptedException {
    NextRead often = new NextRead(here, Duration.ZERO);
    often.reached(0, false);
    often.await(NEVER);
    assertThat(often.worthwhile(0)).isTrue();
  }

  @Test
  void whoHasClosedIsNotWoken() {
    next.close();
    append(here);
    assertThat(woken).hasValue(0);
  }
}
