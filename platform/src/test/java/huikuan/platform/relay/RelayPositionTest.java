package huikuan.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import huikuan.embedded.EmbeddedMongo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayPositionTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration LEASE = Duration.ofHours(1);

  private final EmbeddedMongo mongo = EmbeddedMongo.start(null, 0);
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private final MongoClient client =
      MongoClients.create(
          MongoClientSettings.builder()
              .applyConnectionString(new ConnectionString(mongo.uri("test")))
              .addCommandListener(
                  new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                      asked.add(event.getCommandName());
                    }

                    @Override
                    public void commandSucceeded(CommandSucceededEvent event) {
                      if (event.getResponse().containsKey("writeErrors")) {
                        refused.add(event.getCommandName());
                      }
                    }

                    @Override
                    public void commandFailed(CommandFailedEvent event) {
                      refused.add(event.getCommandName());
                    }
                  })
              .build());
  private final MongoDatabase database = client.getDatabase("test");

  @AfterEach
  void close() {
    client.close();
    mongo.close();
  }

  private RelayPosition of(String owner, Instant now) {
    return new RelayPosition(
        database, "ledger.events", owner, Clock.fixed(now, ZoneOffset.UTC), LEASE);
  }

  @Test
  void whoIsPassiveAsksSeldomAndWritesNothingThatIsRefused() {
    assertThat(of("one", NOW).lease()).isEqualTo(OptionalLong.of(0));
    asked.clear();
    RelayPosition passive = of("two", NOW);
    for (int n = 0; n < 1_000; n++) {
      assertThat(passive.lease()).isEmpty();
    }
    assertThat(asked).containsExactly("findAndModify", "find");
    assertThat(refused).isEmpty();
  }

  @Test
  void whoComesAfterTheLeaseGoesOnWhereTheOtherStood() {
    RelayPosition one = of("one", NOW);
    assertThat(one.lease()).isEqualTo(OptionalLong.of(0));
    assertThat(one.advance(17, Map.of(2, 40L))).isTrue();

    assertThat(of("two", NOW.plus(LEASE)).lease()).isEmpty();
    assertThat(of("two", NOW.plus(LEASE).plusMillis(1)).lease()).isEqualTo(OptionalLong.of(17));
    assertThat(one.advance(18, Map.of())).isFalse();
    assertThat(Retelling.told(database))
        .containsExactly(new Retelling.Told("ledger.events", 17, Map.of(2, 40L)));
  }

  @Test
  void whoReleasesItsLeaseLetsAnotherBegin() {
    RelayPosition one = of("one", NOW);
    assertThat(one.lease()).isPresent();
    one.release();
    assertThat(of("two", NOW).lease()).isEqualTo(OptionalLong.of(0));
  }
}
