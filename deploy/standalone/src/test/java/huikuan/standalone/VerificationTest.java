package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import huikuan.contracts.CustomerId;
import huikuan.embedded.EmbeddedMongo;
import huikuan.ledger.customer.CustomerEvent;
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

  private static final CustomerEvent CHANGED =
      new CustomerEvent.CustomerChanged(
          CustomerId.parse("CN01.C-1"), "Somebody", "en", "Asia/Shanghai", List.of(), null, null);
  private static final EventCodec CODEC = new EventCodec(EventVocabulary.of(CustomerEvent.class));

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
                    new NewCommit.Source("Customer", "CN01.C-1", sequence),
                    List.of(
                        new NewCommit.NewEvent(
                            CODEC.nameOf(CHANGED), CODEC.encode(CHANGED), Map.of())),
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
        .hasSize(10)
        .anyMatch(
            line -> line.matches("ledger log +3 commits +sound, the last with hash [0-9a-f]{64}"))
        .anyMatch(line -> line.matches("ledger items +0 entries +as the log tells to commit 0"))
        .anyMatch(line -> line.matches("dunning log +0 commits +sound.*"));
    assertThat(directory.resolve("verify.scratch")).doesNotExist();
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
                    new Document("$set", new Document("events.0.payload", "{\"name\":\"y\"}"))));
    assertThat(verify()).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("NOT sound", "Commit 2");
  }

  @Test
  void whereNothingIsKeptNothingIsMade() {
    Path nowhere = directory.resolve("nowhere");
    assertThatThrownBy(() -> Verification.run(nowhere, System.out)).isInstanceOf(Refusal.class);
    assertThat(nowhere).doesNotExist();
  }
}
