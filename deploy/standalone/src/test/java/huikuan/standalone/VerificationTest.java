package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import huikuan.contracts.EventName;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.LogSettings;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.NewCommit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

  sealed interface Note {
    @EventName("test.note.v1")
    record Noted(String text) implements Note {}
  }

  private static final EventCodec CODEC = new EventCodec(EventVocabulary.of(Note.class));

  @TempDir private Path directory;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private int verify() {
    return Verification.run(directory, new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private void in(String name, Consumer<MongoDatabase> use) {
    try (EmbeddedMongo documents = EmbeddedMongo.start(directory.resolve("documents"), 0);
        MongoClient client = MongoClients.create(documents.uri(name))) {
      use.accept(client.getDatabase(name));
    }
  }

  private static void append(MongoDatabase database, int commits) {
    try (MongoEventLog log =
        new MongoEventLog(
            database,
            CODEC,
            Clock.systemUTC(),
            LogSettings.defaults(),
            new SimpleMeterRegistry())) {
      for (int sequence = 0; sequence < commits; sequence++) {
        log.append(
                new NewCommit(
                    new NewCommit.Source("Notebook", "a", sequence),
                    List.of(
                        new NewCommit.NewEvent(
                            "test.note.v1", CODEC.encode(new Note.Noted("x")), Map.of())),
                    List.of()))
            .join();
      }
    }
  }

  private void keepThree() throws Exception {
    try (DataDirectory data = DataDirectory.open(directory)) {
      data.mark(DataDirectory.CLOCK);
    }
    in("ledger", database -> append(database, 3));
  }

  @Test
  void soundLogsAreToldWithTheirLastHash() throws Exception {
    keepThree();
    assertThat(verify()).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .anyMatch(line -> line.matches("ledger: 3 commits, the last with hash [0-9a-f]{64}"))
        .anyMatch(line -> line.startsWith("dunning: 0 commits"));
  }

  @Test
  void aChangedPastIsTold() throws Exception {
    keepThree();
    in(
        "ledger",
        database ->
            database
                .getCollection("commits")
                .updateOne(
                    new Document("_id", 2L),
                    new Document("$set", new Document("events.0.payload", "{\"text\":\"y\"}"))));
    assertThat(verify()).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("NOT sound: Commit 2");
  }

  @Test
  void whereNothingIsKeptNothingIsMade() {
    Path nowhere = directory.resolve("nowhere");
    assertThatThrownBy(() -> Verification.run(nowhere, System.out)).isInstanceOf(Refusal.class);
    assertThat(nowhere).doesNotExist();
  }
}
