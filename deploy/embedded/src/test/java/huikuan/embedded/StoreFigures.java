package huikuan.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Updates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * Prints what the document store does in a second; arguments: directory, number of documents, and
 * {@code force} to have each group of writes forced to the disk.
 */
final class StoreFigures {

  private StoreFigures() {}

  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    int size = Integer.parseInt(args[1]);
    StoreOptions options = StoreOptions.defaults().forced(List.of(args).contains("force"));
    try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0, options);
        MongoClient client = MongoClients.create(mongo.uri("figures"))) {
      MongoCollection<Document> log = client.getDatabase("figures").getCollection("log");
      log.createIndex(ascending("aggregate", "sequence"), new IndexOptions().unique(true));
      log.createIndex(ascending("keys"), new IndexOptions().unique(true).sparse(true));
      figure("insertMany of 100, documents", size / 100, i -> insert(log, i * 100), 100);
      System.out.printf("file %,d bytes%n", Files.size(directory.resolve("documents.mv")));
      for (int round = 0; round < 3; round++) {
        figure("find 500 by range of ids, documents", 400, i -> page(log, i * 499 % size), 500);
        figure("head of the log", 5_000, i -> log.find().sort(descending("_id")).first(), 1);
        figure("find one by key", 5_000, i -> log.find(eq("keys", "key-" + i)).first(), 1);
        figure("one aggregate's commits", 2_000, i -> aggregate(log, i % 1000), 1);
      }
      figure("insertOne", 2_000, i -> log.insertOne(commit(size + i)), 1);
      figure("updateOne by id", 2_000, i -> log.updateOne(eq("_id", i), Updates.inc("x", 1)), 1);
      try (ExecutorService eight = Executors.newFixedThreadPool(8)) {
        figure(
            "updateOne by id, 8 writers",
            1,
            none -> {
              for (int i = 0; i < 8_000; i++) {
                Document id = new Document("_id", i);
                eight.execute(() -> log.updateOne(id, Updates.inc("x", 1)));
              }
              eight.shutdown();
              eight.awaitTermination(1, TimeUnit.MINUTES);
            },
            8_000);
      }
      System.out.printf("file %,d bytes%n", Files.size(directory.resolve("documents.mv")));
    }
    System.out.printf("closed %,d bytes%n", Files.size(directory.resolve("documents.mv")));
    long start = System.nanoTime();
    EmbeddedMongo.start(directory, 0).close();
    System.out.printf("reopened in %d ms%n", (System.nanoTime() - start) / 1_000_000);
  }

  private interface Step {
    void run(int i) throws Exception;
  }

  private static void figure(String what, int times, Step step, int each) throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      step.run(i);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%-40s %,12.0f /s%n", what, times * (double) each / seconds);
  }

  private static void insert(MongoCollection<Document> log, int first) {
    log.insertMany(IntStream.range(first, first + 100).mapToObj(StoreFigures::commit).toList());
  }

  private static Document commit(int number) {
    return new Document("_id", (long) number)
        .append("aggregate", "Account:" + Math.floorMod(number * 7919, 1000))
        .append("sequence", (long) number)
        .append("keys", List.of("key-" + number))
        .append("time", new java.util.Date())
        .append("payload", "{\"amount\":12345,\"currency\":\"CNY\"}".repeat(10));
  }

  private static void page(MongoCollection<Document> log, int after) {
    log.find(gt("_id", (long) after)).sort(ascending("_id")).limit(500).forEach(document -> {});
  }

  private static void aggregate(MongoCollection<Document> log, int account) {
    log.find(and(eq("aggregate", "Account:" + account), lte("sequence", 20_000L)))
        .sort(ascending("sequence"))
        .limit(10)
        .forEach(document -> {});
  }
}
