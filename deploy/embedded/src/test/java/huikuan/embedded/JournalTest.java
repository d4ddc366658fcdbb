package huikuan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed process leaves behind: the files as they are at some moment. */
class JournalTest {

  private static final String STORE = "documents.mv";
  private static final List<String> JOURNALS =
      List.of("documents.journal.even", "documents.journal.odd");

  @TempDir Path directory;

  @Test
  void whatWasAnsweredIsInTheFilesAtEachMoment() throws Exception {
    Random random = new Random(7);
    try (EmbeddedMongo server = EmbeddedMongo.start(directory.resolve("running"), 0);
        MongoClient client = MongoClients.create(server.uri("test"))) {
      MongoCollection<Document> items = items(client);
      items.createIndex(Indexes.ascending("value"));
      for (int moment = 0; moment < 12; moment++) {
        for (int i = 0; i < 200; i++) {
          change(items, random);
        }
        if (moment == 5) {
          items.createIndex(Indexes.ascending("other"));
          client.getDatabase("test").getCollection("late").insertOne(new Document("_id", 1));
        }
        List<Document> answered = items.find().into(new ArrayList<>());

        try (EmbeddedMongo again = EmbeddedMongo.start(copied("copy" + moment), 0);
            MongoClient reader = MongoClients.create(again.uri("test"))) {
          assertThat(items(reader).find().into(new ArrayList<>())).isEqualTo(answered);
          assertThat(items(reader).find(Filters.gte("value", 0)).into(new ArrayList<>()))
              .containsExactlyInAnyOrderElementsOf(answered);
          assertThat(reader.getDatabase("test").getCollection("late").countDocuments())
              .isEqualTo(moment < 5 ? 0 : 1);
        }
      }
    }
  }

  @Test
  void ofAJournalCutOffAnywhereTheWholeBatchesCount() throws Exception {
    List<Integer> ids = new ArrayList<>();
    Path kept = directory.resolve("kept");
    try (EmbeddedMongo server = EmbeddedMongo.start(directory.resolve("running"), 0);
        MongoClient client = MongoClients.create(server.uri("test"))) {
      items(client).insertOne(new Document("_id", 0));
      for (int id = 1; id < 40; id++) {
        items(client).insertOne(new Document("_id", id).append("value", "x".repeat(id)));
      }
      copy(directory.resolve("running"), kept);
    }
    int found = 40;
    for (int cut = 0; found > 1 && cut < 6_000; cut += 37) {
      Path torn = directory.resolve("torn" + cut);
      copy(kept, torn);
      for (String journal : JOURNALS) {
        byte[] all = Files.readAllBytes(torn.resolve(journal));
        Files.write(torn.resolve(journal), Arrays.copyOf(all, Math.max(0, all.length - cut)));
      }
      try (EmbeddedMongo again = EmbeddedMongo.start(torn, 0);
          MongoClient reader = MongoClients.create(again.uri("test"))) {
        List<Document> left = items(reader).find().into(new ArrayList<>());
        ids.clear();
        left.forEach(each -> ids.add(each.getInteger("_id")));
        assertThat(ids).isEqualTo(Stream.iterate(0, id -> id + 1).limit(ids.size()).toList());
        assertThat(ids.size()).isLessThanOrEqualTo(found);
        assertThat(left).allSatisfy(each -> assertThat(whole(each)).isTrue());
        found = ids.size();
      }
    }
    assertThat(found).isLessThan(40);
  }

  @Test
  void aBatchThatWasChangedOnTheDiskEndsTheJournal() throws Exception {
    Path kept = directory.resolve("kept");
    try (EmbeddedMongo server = EmbeddedMongo.start(directory.resolve("running"), 0);
        MongoClient client = MongoClients.create(server.uri("test"))) {
      items(client).insertOne(new Document("_id", 0));
      for (int id = 1; id < 20; id++) {
        items(client).insertOne(new Document("_id", id).append("value", "abc"));
      }
      copy(directory.resolve("running"), kept);
    }
    for (String journal : JOURNALS) {
      byte[] bytes = Files.readAllBytes(kept.resolve(journal));
      for (int at = bytes.length / 2; at < bytes.length; at++) {
        bytes[at] ^= 0x55;
      }
      Files.write(kept.resolve(journal), bytes);
    }
    try (EmbeddedMongo again = EmbeddedMongo.start(kept, 0);
        MongoClient reader = MongoClients.create(again.uri("test"))) {
      List<Document> left = items(reader).find().into(new ArrayList<>());
      assertThat(left).hasSizeLessThan(20).allSatisfy(each -> assertThat(whole(each)).isTrue());
      items(reader).insertOne(new Document("_id", 100));
      assertThat(items(reader).countDocuments()).isEqualTo(left.size() + 1);
    }
  }

  @Test
  void whatAnOrderlyEndLeftBehindNeedsNoJournal() throws Exception {
    Path running = directory.resolve("running");
    try (EmbeddedMongo server = EmbeddedMongo.start(running, 0);
        MongoClient client = MongoClients.create(server.uri("test"))) {
      for (int id = 0; id < 20; id++) {
        items(client).insertOne(new Document("_id", id));
      }
    }
    for (String journal : JOURNALS) {
      Files.delete(running.resolve(journal));
    }
    try (EmbeddedMongo again = EmbeddedMongo.start(running, 0);
        MongoClient reader = MongoClients.create(again.uri("test"))) {
      assertThat(items(reader).countDocuments()).isEqualTo(20);
    }
  }

  private static boolean whole(Document item) {
    int id = item.getInteger("_id");
    Object value = item.get("value");
    return id == 0 || "abc".equals(value) || "x".repeat(id).equals(value);
  }

  private static void change(MongoCollection<Document> items, Random random) {
    int id = random.nextInt(100);
    switch (random.nextInt(4)) {
      case 0 -> items.deleteOne(Filters.eq("_id", id));
      case 1 -> items.updateMany(Filters.lt("_id", 10), Updates.inc("value", 1));
      default ->
          items.replaceOne(
              Filters.eq("_id", id),
              new Document("value", random.nextInt(1_000)).append("other", List.of(1, id)),
              new ReplaceOptions().upsert(true));
    }
  }

  private static MongoCollection<Document> items(MongoClient client) {
    return client.getDatabase("test").getCollection("items");
  }

  private Path copied(String name) throws IOException {
    Path copy = directory.resolve(name);
    copy(directory.resolve("running"), copy);
    return copy;
  }

  /**
   * As the files would be, had the process been killed: the journal after the store, so that it may
   * have more than the store, never less.
   */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    Files.copy(from.resolve(STORE), to.resolve(STORE));
    for (String journal : JOURNALS) {
      Files.copy(from.resolve(journal), to.resolve(journal));
    }
  }
}
