package huikuan.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTest {

  private static final IndexOptions UNIQUE = new IndexOptions().unique(true);

  @TempDir Path directory;
  private EmbeddedMongo mongo;
  private MongoClient client;
  private MongoCollection<Document> items;

  @BeforeEach
  void start() {
    open(0);
  }

  private void open(int port) {
    mongo = EmbeddedMongo.start(directory, port);
    client = MongoClients.create(mongo.uri("test"));
    items =
        client
            .getDatabase("test")
            .getCollection("items")
            .withReadConcern(ReadConcern.MAJORITY)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  @AfterEach
  void stop() {
    client.close();
    mongo.close();
  }

  private void insertNumbers(int count) {
    items.insertMany(
        IntStream.range(0, count)
            .mapToObj(i -> new Document("_id", i).append("n", i).append("mod", i % 10))
            .toList());
  }

  private List<Integer> ids(Bson filter) {
    return ids(items.find(filter));
  }

  private static List<Integer> ids(Iterable<Document> found) {
    List<Integer> ids = new ArrayList<>();
    found.forEach(document -> ids.add(document.getInteger("_id")));
    return ids;
  }

  @Test
  void findsByEqualityRangeAndListOnAnIndex() {
    insertNumbers(100);
    items.createIndex(ascending("n"));
    assertThat(ids(eq("n", 7))).containsExactly(7);
    assertThat(ids(eq("n", 7.0))).containsExactly(7);
    assertThat(ids(and(gte("n", 10), lt("n", 13)))).containsExactly(10, 11, 12);
    assertThat(ids(gt("n", 97L))).containsExactly(98, 99);
    assertThat(ids(in("n", 5, 3, 500))).containsExactly(3, 5);
    assertThat(ids(gt("n", "text"))).isEmpty();
    assertThat(ids(and(gte("_id", 95), lte("_id", 96)))).containsExactly(95, 96);
  }

  @Test
  void findsByAPrefixOfACompoundIndex() {
    insertNumbers(100);
    items.createIndex(compoundIndex(ascending("mod"), descending("n")));
    assertThat(ids(items.find(eq("mod", 3)).sort(descending("n")).limit(2)))
        .containsExactly(93, 83);
    assertThat(ids(items.find(eq("mod", 3)).sort(ascending("n")).limit(2))).containsExactly(3, 13);
    assertThat(ids(and(eq("mod", 3), gt("n", 50), lt("n", 70)))).containsExactly(63, 53);
    assertThat(ids(and(in("mod", 3, 4), gte("n", 90)))).containsExactlyInAnyOrder(93, 94);
  }

  @Test
  void indexesEachElementOfAnArray() {
    items.createIndex(ascending("keys"), new IndexOptions().unique(true).sparse(true));
    items.insertOne(new Document("_id", 1).append("keys", List.of("a", "b")));
    items.insertOne(new Document("_id", 2).append("keys", List.of("c")));
    items.insertOne(new Document("_id", 3));
    items.insertOne(new Document("_id", 4));
    assertThat(ids(eq("keys", "b"))).containsExactly(1);
    assertThat(ids(in("keys", "a", "b", "c"))).containsExactly(1, 2);
    assertThat(ids(exists("keys", false))).containsExactly(3, 4);
    assertThatThrownBy(
            () -> items.insertOne(new Document("_id", 5).append("keys", List.of("x", "b"))))
        .isInstanceOf(MongoWriteException.class)
        .hasMessageContaining("E11000")
        .hasMessageContaining("keys_1")
        .hasMessageContaining("keys: \"b\"");
    assertThat(ids(eq("keys", "x"))).isEmpty();
  }

  @Test
  void whatGetsASecondKeyByAnUpdateIsStillFoundOnce() {
    items.createIndex(ascending("keys"));
    items.insertOne(new Document("_id", 1).append("keys", List.of("a")));
    items.updateOne(eq("_id", 1), set("keys", List.of("a", "b")));
    assertThat(ids(in("keys", "a", "b"))).containsExactly(1);
    assertThat(ids(and(gte("keys", "a"), lte("keys", "c")))).containsExactly(1);
    assertThat(items.countDocuments(in("keys", "a", "b"))).isEqualTo(1);
  }

  @Test
  void findsWhatLacksTheField() {
    items.createIndex(ascending("due"));
    items.createIndex(ascending("lease"), new IndexOptions().sparse(true));
    items.insertOne(new Document("_id", 1).append("due", 5).append("lease", 5));
    items.insertOne(new Document("_id", 2).append("due", null).append("lease", null));
    items.insertOne(new Document("_id", 3));
    assertThat(ids(eq("due", null))).containsExactlyInAnyOrder(2, 3);
    assertThat(ids(eq("lease", null))).containsExactlyInAnyOrder(2, 3);
    assertThat(ids(items.find().sort(descending("lease"))).getFirst()).isEqualTo(1);
    assertThat(ids(items.find())).hasSize(3);
  }

  @Test
  void aSparseCompoundIndexHasWhatHasOneOfItsFields() {
    items.createIndex(ascending("a", "b"), new IndexOptions().unique(true).sparse(true));
    items.insertOne(new Document("_id", 1));
    items.insertOne(new Document("_id", 2));
    items.insertOne(new Document("_id", 3).append("b", 1));
    assertThat(refusedCode(() -> items.insertOne(new Document("_id", 4).append("b", 1))))
        .isEqualTo(11000);
    assertThat(ids(new Document("a", null).append("b", 1))).containsExactly(3);
    assertThat(ids(new Document("a", null))).containsExactlyInAnyOrder(1, 2, 3);
  }

  private static int refusedCode(Runnable write) {
    try {
      write.run();
      return 0;
    } catch (MongoWriteException e) {
      return e.getError().getCode();
    }
  }

  @Test
  void anOrderedInsertStopsAtTheDuplicateAndSaysWhich() {
    items.createIndex(ascending("n"), UNIQUE);
    items.insertOne(new Document("_id", 100).append("n", 2));
    assertThatThrownBy(() -> insertNumbers(5))
        .isInstanceOfSatisfying(
            MongoBulkWriteException.class,
            e -> {
              assertThat(e.getWriteErrors()).singleElement().extracting("index").isEqualTo(2);
              assertThat(e.getWriteErrors().getFirst().getCode()).isEqualTo(11000);
              assertThat(e.getWriteErrors().getFirst().getMessage()).contains("index: n_1");
              assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(2);
            });
    assertThat(ids(items.find())).containsExactly(0, 1, 100);
  }

  @Test
  void aDuplicateIdIsRefusedWhateverItsNumberType() {
    items.insertOne(new Document("_id", 1L));
    assertThat(refusedCode(() -> items.insertOne(new Document("_id", 1.0)))).isEqualTo(11000);
  }

  @Test
  void anUpdateMovesTheDocumentInTheIndex() {
    insertNumbers(10);
    items.createIndex(ascending("n"), UNIQUE);
    items.updateOne(eq("n", 3), set("n", 30));
    assertThat(ids(eq("n", 3))).isEmpty();
    assertThat(ids(eq("n", 30))).containsExactly(3);
    assertThat(refusedCode(() -> items.updateOne(eq("n", 30), set("n", 4)))).isEqualTo(11000);
    assertThat(ids(eq("n", 30))).containsExactly(3);
    items.updateOne(
        and(eq("_id", 77), eq("n", 77)), set("mod", 1), new UpdateOptions().upsert(true));
    assertThat(items.find(eq("n", 77)).first()).containsEntry("mod", 1);
    Document taken =
        items.findOneAndUpdate(
            lte("n", 5),
            set("n", 50),
            new FindOneAndUpdateOptions()
                .sort(ascending("n"))
                .returnDocument(ReturnDocument.AFTER));
    assertThat(taken).containsEntry("_id", 0).containsEntry("n", 50);
    assertThat(ids(items.find(gte("n", 30)).sort(ascending("n")))).contains(3, 0);
  }

  @Test
  void aDeletedDocumentLeavesTheIndexes() {
    insertNumbers(20);
    items.createIndex(ascending("mod"));
    items.createIndex(ascending("n"), UNIQUE);
    assertThat(items.deleteMany(eq("mod", 4)).getDeletedCount()).isEqualTo(2);
    assertThat(ids(eq("mod", 4))).isEmpty();
    assertThat(items.findOneAndDelete(eq("n", 5))).containsEntry("_id", 5);
    items.insertOne(new Document("_id", 200).append("n", 14).append("mod", 4));
    assertThat(ids(eq("mod", 4))).containsExactly(200);
    assertThat(items.countDocuments(gte("n", 10))).isEqualTo(10);
    assertThat(items.countDocuments()).isEqualTo(18);
  }

  @Test
  void aUniqueIndexIsNotBuiltOverDuplicates() {
    insertNumbers(20);
    assertThatThrownBy(() -> items.createIndex(ascending("mod"), UNIQUE))
        .isInstanceOf(DuplicateKeyException.class)
        .hasMessageContaining("index: mod_1");
    items.deleteMany(gte("n", 10));
    items.createIndex(ascending("mod"), UNIQUE);
    assertThat(ids(eq("mod", 9))).containsExactly(9);
  }

  @Test
  void aDroppedCollectionLeavesNothingBehind() {
    insertNumbers(20);
    items.createIndex(ascending("mod"));
    items.drop();
    insertNumbers(5);
    items.createIndex(ascending("mod"));
    assertThat(ids(eq("mod", 1))).containsExactly(1);
    client.getDatabase("test").drop();
    assertThat(items.countDocuments()).isZero();
  }

  @Test
  void whatWasWrittenIsThereAfterAReopening() {
    insertNumbers(50);
    items.createIndex(ascending("mod", "n"), UNIQUE);
    items.deleteOne(eq("_id", 13));
    reopen();
    assertThat(ids(and(eq("mod", 3), lt("n", 30)))).containsExactly(3, 23);
    assertThat(refusedCode(() -> items.insertOne(new Document("mod", 3).append("n", 3))))
        .isEqualTo(11000);
    items.insertOne(new Document("_id", 13).append("mod", 3).append("n", 13));
    reopen();
    assertThat(ids(and(eq("mod", 3), lt("n", 30)))).containsExactly(3, 13, 23);
  }

  private void reopen() {
    int port = mongo.port();
    stop();
    open(port);
  }

  @Test
  void ofConcurrentInsertsOfOneKeyExactlyOneWins() throws Exception {
    items.createIndex(ascending("key"), UNIQUE);
    try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
      List<Callable<Integer>> inserts = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        Document document = new Document("key", i / 8);
        inserts.add(() -> refusedCode(() -> items.insertOne(document)));
      }
      List<Integer> codes = new ArrayList<>();
      for (Future<Integer> insert : writers.invokeAll(inserts)) {
        codes.add(insert.get());
      }
      assertThat(codes.stream().filter(code -> code == 0)).hasSize(50);
      assertThat(codes.stream().filter(code -> code == 11000)).hasSize(350);
    }
    assertThat(items.countDocuments()).isEqualTo(50);
  }

  @Test
  void whatOneAnswerCannotHoldComesInSeveral() {
    String long5MB = "回款".repeat(830_000);
    for (int each = 1; each <= 12; each++) {
      items.insertOne(new Document("_id", each).append("texts", List.of(Map.of("text", long5MB))));
    }

    List<Document> found = items.find().batchSize(100).into(new ArrayList<>());

    assertThat(found).extracting(each -> each.get("_id")).containsExactly(range(1, 12));
    assertThat(found).allSatisfy(each -> assertThat(each.toString()).contains(long5MB));
  }

  private static Object[] range(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toArray();
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket socket =
        new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
      int port = socket.getLocalPort();
      assertThatThrownBy(() -> EmbeddedMongo.start(null, port))
          .isInstanceOf(PortTaken.class)
          .hasMessage("Port " + port + " for the document store is taken");
    }
  }

  @Test
  void aDirectoryInUseIsNamed() {
    assertThatThrownBy(() -> EmbeddedMongo.start(directory, 0))
        .isInstanceOf(DataDirectoryInUse.class)
        .hasMessageContaining(directory.toString());
  }

  @Test
  void anAggregationReadsNoMoreThanItsFirstMatch() {
    insertNumbers(100);
    items.createIndex(ascending("mod"));
    List<Document> sums =
        items
            .aggregate(
                List.of(
                    Document.parse("{$match: {mod: 3}}"),
                    Document.parse("{$group: {_id: '$mod', sum: {$sum: '$n'}}}")))
            .into(new ArrayList<>());
    assertThat(sums).containsExactly(new Document("_id", 3).append("sum", 480));
  }

  @Test
  void inMemoryNothingIsKept() {
    Consumer<EmbeddedMongo> use =
        server -> {
          try (MongoClient other = MongoClients.create(server.uri("test"))) {
            var collection = other.getDatabase("test").getCollection("items");
            collection.insertOne(new Document("_id", 1));
            assertThat(collection.countDocuments()).isEqualTo(1);
          }
        };
    try (EmbeddedMongo one = EmbeddedMongo.start(null, 0);
        EmbeddedMongo two = EmbeddedMongo.start(null, 0)) {
      use.accept(one);
      use.accept(two);
    }
  }
}
