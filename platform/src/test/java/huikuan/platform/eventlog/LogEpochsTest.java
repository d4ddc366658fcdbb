package huikuan.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.eventlog.LogEpochs.Epoch;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogEpochsTest {

  @TempDir private Path directory;
  private EmbeddedMongo mongo;
  private MongoClient client;
  private MongoDatabase database;

  @BeforeEach
  void start() {
    mongo = EmbeddedMongo.start(directory, 0);
    client = MongoClients.create(mongo.uri("log"));
    database = client.getDatabase("log");
  }

  @AfterEach
  void stop() {
    client.close();
    mongo.close();
  }

  @Test
  void theFirstEpochBeginsWithTheDatabaseAndStays() {
    Epoch first = LogEpochs.of(database).current();
    assertThat(first.after()).isZero();
    assertThat(first.id()).matches("[0-9a-f]{24}");
    assertThat(LogEpochs.of(database).current()).isEqualTo(first);
    assertThat(LogEpochs.of(client.getDatabase("other")).current().id()).isNotEqualTo(first.id());
  }

  @Test
  void aCommitKeepsTheEpochThatItWasRecordedIn() {
    LogEpochs epochs = LogEpochs.of(database);
    Epoch first = epochs.current();
    Epoch second = epochs.begin(50);
    assertThat(epochs.current()).isEqualTo(second).isEqualTo(new Epoch(second.id(), 50));
    assertThat(epochs.at(1)).isEqualTo(first);
    assertThat(epochs.at(50)).isEqualTo(first);
    assertThat(epochs.at(51)).isEqualTo(second);

    Epoch third = LogEpochs.of(database).begin(30);
    LogEpochs again = LogEpochs.of(database);
    assertThat(again.at(30)).isEqualTo(first);
    assertThat(again.at(31)).isEqualTo(third);
    assertThat(again.at(51)).isEqualTo(third);
  }
}
