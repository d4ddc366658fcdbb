package huikuan.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonInt32;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreSnapshotTest {

  /** Larger than what is read or written at once, and than what is kept in memory at once. */
  private static final String LARGE = "x".repeat(2_000);

  @TempDir private Path directory;

  private static MongoCollection<Document> items(MongoClient client) {
    return client.getDatabase("test").getCollection("items");
  }

  private static byte[] written(StoreSnapshot snapshot) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    snapshot.writeTo(out);
    return out.toByteArray();
  }

  private List<Document> restored(byte[] written) throws IOException {
    Path restored = directory.resolve("restored");
    StoreSnapshot.restore(new ByteArrayInputStream(written), restored);
    try (EmbeddedMongo mongo = EmbeddedMongo.start(restored, 0);
        MongoClient client = MongoClients.create(mongo.uri("test"))) {
      List<Document> byId = items(client).find().into(new ArrayList<>());
      List<Document> byIndex =
          items(client).find(Filters.lte("back", 0)).into(new ArrayList<>()).reversed();
      assertThat(byIndex).isEqualTo(byId);
      items(client).insertOne(new Document("_id", -1).append("back", 1));
      return byId;
    }
  }

  @Test
  void itHoldsWhatWasThereAndNothingLater() throws Exception {
    try (EmbeddedMongo mongo = EmbeddedMongo.start(directory.resolve("kept"), 0);
        MongoClient client = MongoClients.create(mongo.uri("test"))) {
      items(client).createIndex(Indexes.ascending("back"));
      items(client).insertOne(new Document("_id", 1).append("back", -1));
      items(client).insertOne(new Document("_id", 2).append("back", -2));
      try (StoreSnapshot snapshot = mongo.snapshot(() -> {})) {
        items(client).insertOne(new Document("_id", 3).append("back", -3));
        items(client).deleteOne(Filters.eq("_id", 1));
        assertThat(new RawBsonDocument(snapshot.newest("test", "items").orElseThrow()))
            .containsEntry("_id", new BsonInt32(2));
        assertThat(snapshot.newest("test", "others")).isEmpty();
        assertThat(restored(written(snapshot)))
            .extracting(item -> item.getInteger("_id"))
            .containsExactly(1, 2);
      }
    }
  }

  @Test
  void itStandsWhileEverythingChangesAndOldSpaceIsWrittenOver() throws Exception {
    AtomicBoolean going = new AtomicBoolean(true);
    AtomicInteger acknowledged = new AtomicInteger();
    try (EmbeddedMongo mongo = EmbeddedMongo.start(directory.resolve("kept"), 0);
        MongoClient client = MongoClients.create(mongo.uri("test"))) {
      items(client).createIndex(Indexes.ascending("back"));
      List<Thread> writers =
          List.of(0, 1, 2).stream()
              .map(
                  first ->
                      Thread.ofPlatform().start(() -> write(client, first, going, acknowledged)))
              .toList();
      until(acknowledged, 3_000);
      List<Integer> before = new ArrayList<>();
      try (StoreSnapshot snapshot = mongo.snapshot(() -> before.add(acknowledged.get()))) {
        // Longer than space that nobody uses is left alone.
        until(acknowledged, before.getFirst() + 6_000);
        byte[] written = written(snapshot);
        List<Document> items = restored(written);
        assertThat(items).hasSize(300);
        long sum = items.stream().mapToLong(item -> item.getInteger("changes")).sum();
        assertThat(sum).isBetween((long) before.getFirst(), before.getFirst() + 3L);
      }
      going.set(false);
      for (Thread writer : writers) {
        writer.join();
      }
    }
  }

  private static void write(
      MongoClient client, int first, AtomicBoolean going, AtomicInteger acknowledged) {
    for (int id = first; id < 300; id += 3) {
      items(client)
          .insertOne(
              new Document("_id", id)
                  .append("back", -id)
                  .append("text", LARGE)
                  .append("changes", 0));
    }
    for (int id = first; going.get(); id = (id + 3) % 300) {
      items(client)
          .updateOne(
              Filters.eq("_id", id),
              new Document("$inc", new Document("changes", 1))
                  .append("$set", new Document("text", LARGE + id)));
      acknowledged.incrementAndGet();
    }
  }

  private static void until(AtomicInteger counter, int count) {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (counter.get() < count) {
      assertThat(System.nanoTime()).as("writers have stopped").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @Test
  void whatIsCutOffOrForeignIsRefused() throws Exception {
    byte[] written;
    try (EmbeddedMongo mongo = EmbeddedMongo.start(directory.resolve("kept"), 0);
        MongoClient client = MongoClients.create(mongo.uri("test"))) {
      items(client).insertOne(new Document("_id", 1).append("text", LARGE));
      try (StoreSnapshot snapshot = mongo.snapshot(() -> {})) {
        written = written(snapshot);
      }
    }
    byte[] cut = Arrays.copyOf(written, written.length / 2);
    byte[] foreign = "something else entirely".getBytes(StandardCharsets.UTF_8);
    for (byte[] wrong : List.of(cut, foreign)) {
      Path into = directory.resolve("wrong-" + wrong.length);
      assertThatThrownBy(() -> StoreSnapshot.restore(new ByteArrayInputStream(wrong), into))
          .isInstanceOf(IOException.class);
    }
  }
}
