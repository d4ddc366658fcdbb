package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import huikuan.embedded.EmbeddedMongo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaKeysTest {

  @TempDir private Path path;
  private final List<String> told = new ArrayList<>();
  private EmbeddedMongo mongo;
  private DataDirectory data;
  private Path file;

  @BeforeEach
  void open() {
    mongo = EmbeddedMongo.start(null, 0);
    data = DataDirectory.open(path);
    file = path.resolve("keys");
  }

  @AfterEach
  void close() throws Exception {
    data.close();
    mongo.close();
  }

  private Map<String, String> settings() {
    return KafkaKeys.in(data, mongo, told::add).settings();
  }

  /** The dunning service has told something before. */
  private void relay() {
    try (MongoClient client = MongoClients.create(mongo.uri("dunning"))) {
      client
          .getDatabase("dunning")
          .getCollection("relays")
          .insertOne(new Document("_id", "dunning.events").append("position", 7L));
    }
  }

  private long relays() {
    try (MongoClient client = MongoClients.create(mongo.uri("dunning"))) {
      MongoCollection<Document> relays = client.getDatabase("dunning").getCollection("relays");
      return relays.countDocuments();
    }
  }

  @Test
  void aFirstStartMakesAKeyForEachServiceThatOnlyTheOwnerOfTheFileCanRead() throws Exception {
    Map<String, String> made = settings();

    assertThat(told).isEmpty();
    assertThat(made.keySet())
        .hasSize(3)
        .allSatisfy(
            name ->
                assertThat(name)
                    .matches("huikuan\\.kafka\\.keys\\.(ledger|dunning|notification)\\..{8}"));
    assertThat(made.values())
        .doesNotHaveDuplicates()
        .allSatisfy(secret -> assertThat(Base64.getDecoder().decode(secret)).hasSize(32));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    relay();
    assertThat(settings()).as("the next start").isEqualTo(made);
    assertThat(relays()).isEqualTo(1);
    assertThat(told).isEmpty();
  }

  @Test
  void withoutItsKeysADirectoryGetsNewOnesAndAllIsToldAgain() {
    relay();
    Map<String, String> made = settings();

    assertThat(relays()).isZero();
    assertThat(told)
        .singleElement()
        .asString()
        .contains(file + " is missing", "tell each other everything again");
    assertThat(settings()).isEqualTo(made);
  }

  @Test
  void damagedKeysAreKeptForALookAndReplaced() throws Exception {
    Map<String, String> first = settings();
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at += 7) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 4;
      Files.write(file, flipped);
      assertThat(settings()).as("flipped at %d", at).isNotEqualTo(first);
    }
    Files.write(file, new byte[0]);
    settings();
    Files.delete(file);
    Files.createDirectory(file);
    relay();
    told.clear();
    settings();
    assertThat(told.getFirst()).contains("is a directory; it was a file", "Kept for a look");
    assertThat(relays()).isZero();
    assertThat(file).isRegularFile();
    assertThat(path.resolve("keys.damaged-1")).exists();
  }
}
