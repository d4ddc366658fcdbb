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
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store has acknowledged is there when its process was killed, or found no room. */
class KilledStoreTest {

  private static final int AT_LEAST = 400;

  /** As on a full disk, what would make a file longer fails; 1 or 2 MB, as the shell counts. */
  private static final List<String> WITHOUT_ROOM =
      List.of("sh", "-c", "ulimit -f 512; exec \"$@\"", "sh");

  @TempDir Path directory;

  /** How a writer ended. */
  private record Ended(int status, List<Integer> acknowledged, List<String> told) {}

  @RepeatedTest(2)
  void whatWasAcknowledgedSurvivesAKill() throws Exception {
    Ended killed = write(List.of(), 0, AT_LEAST);

    assertThat(killed.acknowledged()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    check(killed.acknowledged());
  }

  @Test
  void whoeverFindsNoRoomSaysSoOnceAndEndsAndWhatWasAcknowledgedIsThere() throws Exception {
    Ended full = write(WITHOUT_ROOM, 0, Integer.MAX_VALUE);

    assertThat(full.status()).isEqualTo(FailStop.STATUS);
    assertThat(full.acknowledged()).isNotEmpty();
    assertThat(full.told())
        .filteredOn(line -> line.contains("What was acknowledged is on disk"))
        .singleElement()
        .asString()
        .contains("The document store could not go on", "status 74");
    check(full.acknowledged());
  }

  @Test
  void withoutRoomItEndsEachTimeItIsStartedAndWithRoomItGoesOn() throws Exception {
    List<Integer> acknowledged = new ArrayList<>();
    for (int start = 0; start < 2; start++) {
      Ended full = write(WITHOUT_ROOM, start * 1_000_000, Integer.MAX_VALUE);
      assertThat(full.status()).isEqualTo(FailStop.STATUS);
      acknowledged.addAll(full.acknowledged());
    }
    Ended killed = write(List.of(), 2_000_000, AT_LEAST);

    assertThat(killed.acknowledged()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    acknowledged.addAll(killed.acknowledged());
    check(acknowledged);
  }

  /** Has a process write until it ends, or is killed for having written enough. */
  private Ended write(List<String> within, int first, int enough) throws Exception {
    List<Integer> acknowledged = new ArrayList<>();
    List<String> told = new ArrayList<>();
    Process child =
        new ProcessBuilder(
                Stream.concat(
                        within.stream(),
                        Stream.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            directory.toString(),
                            Integer.toString(first)))
                    .toList())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = child.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (!line.matches("\\d+")) {
          told.add(line);
          continue;
        }
        acknowledged.add(Integer.valueOf(line));
        if (acknowledged.size() == enough) {
          child.toHandle().destroyForcibly();
        }
      }
    }
    return new Ended(child.waitFor(), acknowledged, told);
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
      EmbeddedMongo mongo =
          EmbeddedMongo.start(
              Path.of(args[0]),
              0,
              StoreOptions.defaults().whenLost(FailStop.of("The document store")));
      int start = Integer.parseInt(args[1]);
      MongoCollection<Document> items =
          MongoClients.create(mongo.uri("test")).getDatabase("test").getCollection("items");
      items.createIndex(Indexes.ascending("back"));
      for (int thread = 0; thread < 4; thread++) {
        int first = start + thread;
        Thread.ofPlatform().start(() -> write(items, first));
      }
    }

    private static void write(MongoCollection<Document> items, int first) {
      for (int id = first; ; id += 4) {
        Document key = new Document("_id", id);
        items.insertOne(new Document("_id", id).append("back", id + 1));
        items.updateOne(key, new Document("$set", new Document("back", -id)));
        System.out.println(id);
      }
    }
  }
}
