package huikuan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class KilledStoreTest {

  @TempDir Path directory;

  @RepeatedTest(3)
  void whatWasAcknowledgedSurvivesAKill() throws Exception {
    List<Integer> acknowledged = new ArrayList<>();
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = child.inputReader()) {
      String line = out.readLine();
      while (line != null) {
        acknowledged.add(Integer.valueOf(line));
        if (acknowledged.size() == 400) {
          child.toHandle().destroyForcibly();
        }
        line = out.readLine();
      }
    }
    child.waitFor();
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(400);
    check(acknowledged);
  }

  private void check(List<Integer> acknowledged) {
    try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
        MongoClient client = MongoClients.create(mongo.uri("test"))) {
      MongoCollection<Document> items = client.getDatabase("test").getCollection("items");
      List<Document> byId = items.find().into(new ArrayList<>());
      List<Document> byIndex =
          items.find(new Document("back", new Document("$lte", 0))).into(new ArrayList<>());
      List<Document> moved =
          byId.stream().filter(item -> item.getInteger("back") <= 0).toList().reversed();
      assertThat(moved).extracting(item -> item.getInteger("_id")).containsAll(acknowledged);
      assertThat(byIndex).isEqualTo(moved);
      assertThat(items.find().sort(Indexes.ascending("back"))).containsAll(byId);
    }
  }

  /** Inserts and moves documents, several threads at once, and prints what was acknowledged. */
  static final class Writer {

    private Writer() {}

    public static void main(String[] args) {
      EmbeddedMongo mongo = EmbeddedMongo.start(Path.of(args[0]), 0);
      MongoCollection<Document> items =
          MongoClients.create(mongo.uri("test")).getDatabase("test").getCollection("items");
      items.createIndex(Indexes.ascending("back"));
      for (int thread = 0; thread < 4; thread++) {
        int first = thread;
        Thread.ofPlatform().start(() -> write(items, first));
      }
    }

    private static void write(MongoCollection<Document> items, int first) {
      for (int id = first; ; id += 4) {
        Document key = new Document("_id", id);
        items.insertOne(new Document("_id", id).append("back", id + 1_000_000));
        items.updateOne(key, new Document("$set", new Document("back", -id)));
        System.out.println(id);
      }
    }
  }
}
