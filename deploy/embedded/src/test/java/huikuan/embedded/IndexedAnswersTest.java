package huikuan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same random data and questions, with and without indexes. */
class IndexedAnswersTest {

  private static final List<String> FIELDS = List.of("a", "b", "tags", "sub.x", "list.y");

  private Random random = new Random();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void anIndexChangesNoAnswer(long seed) {
    random = new Random(seed);
    try (EmbeddedMongo mongo = EmbeddedMongo.start(null, 0);
        MongoClient client = MongoClients.create(mongo.uri("random"))) {
      MongoDatabase database = client.getDatabase("random");
      MongoCollection<Document> plain = database.getCollection("plain");
      MongoCollection<Document> indexed = database.getCollection("indexed");
      index(indexed);
      for (int round = 0; round < 5; round++) {
        change(plain, indexed, round);
        for (int i = 0; i < 60; i++) {
          compare(plain, indexed, query());
        }
      }
    }
  }

  private void index(MongoCollection<Document> indexed) {
    List<Document> keys =
        List.of(
            new Document("a", 1),
            new Document("a", direction()).append("b", direction()),
            new Document("b", direction()).append("_id", direction()),
            new Document("tags", 1).append("a", -1),
            new Document("sub.x", 1).append("a", 1),
            new Document("sub.x", -1),
            new Document("list.y", 1));
    for (Document key : keys) {
      if (random.nextInt(4) > 0) {
        indexed.createIndex(key, new IndexOptions().sparse(random.nextBoolean()));
      }
    }
  }

  private int direction() {
    return random.nextBoolean() ? 1 : -1;
  }

  private void change(
      MongoCollection<Document> plain, MongoCollection<Document> indexed, int round) {
    List<Document> documents =
        IntStream.range(round * 60, round * 60 + 60).mapToObj(this::document).toList();
    Document moved = query();
    Document update = new Document("$set", new Document("a", value()).append("tags", tags()));
    Document removed = new Document("_id", new Document("$mod", List.of(7, round)));
    for (MongoCollection<Document> collection : List.of(plain, indexed)) {
      collection.insertMany(documents);
      collection.updateMany(moved, update);
      collection.deleteMany(removed);
    }
  }

  private void compare(
      MongoCollection<Document> plain, MongoCollection<Document> indexed, Document query) {
    Document byId = new Document("_id", direction());
    assertThat(indexed.find(query).sort(byId).into(new ArrayList<>()))
        .as("%s", query)
        .isEqualTo(plain.find(query).sort(byId).into(new ArrayList<>()));
    for (Document counted : List.of(query, words())) {
      assertThat(indexed.countDocuments(counted))
          .as("%s counted", counted)
          .isEqualTo(plain.countDocuments(counted));
    }
    Document sort = new Document(random.nextBoolean() ? "a" : "b", direction());
    sort.append("_id", direction());
    assertThat(indexed.find(query).sort(sort).skip(1).limit(5).into(new ArrayList<>()))
        .as("%s sorted by %s", query, sort)
        .isEqualTo(plain.find(query).sort(sort).skip(1).limit(5).into(new ArrayList<>()));
  }

  private Document document(int id) {
    Document document = new Document("_id", id);
    put(document, "a", value());
    put(document, "b", random.nextInt(5));
    put(document, "tags", tags());
    put(document, "sub", new Document("x", value()));
    put(
        document,
        "list",
        random.ints(random.nextInt(3), 0, 6).mapToObj(y -> new Document("y", y)).toList());
    return document;
  }

  private void put(Document document, String field, Object value) {
    if (random.nextInt(5) > 0) {
      document.append(field, value);
    }
  }

  private Object tags() {
    return random
        .ints(random.nextInt(4), 0, 6)
        .mapToObj(tag -> tag < 2 ? "a".repeat(tag) : (Object) tag)
        .toList();
  }

  private Object value() {
    return switch (random.nextInt(8)) {
      case 0 -> null;
      case 1 -> (long) random.nextInt(8);
      case 2 -> random.nextInt(16) / 2.0;
      case 3 -> word();
      case 4 -> Date.from(Instant.ofEpochSecond(random.nextInt(4)));
      case 5 -> random.nextBoolean();
      default -> random.nextInt(8);
    };
  }

  private Document query() {
    Document query = new Document();
    List<Document> clauses = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String field = FIELDS.get(random.nextInt(FIELDS.size()));
      if (random.nextInt(4) == 0) {
        clauses.add(new Document(field, demand()));
      } else {
        query.append(field, demand());
      }
    }
    return clauses.isEmpty() ? query : query.append("$and", clauses);
  }

  private Document words() {
    Document query = new Document();
    for (String field : List.of("a", "tags", "sub.x")) {
      if (random.nextInt(3) > 0) {
        query.append(field, word());
      }
    }
    return query;
  }

  private String word() {
    return "a".repeat(random.nextInt(3));
  }

  private Object demand() {
    return switch (random.nextInt(8)) {
      case 0 -> new Document("$in", List.of(scalar(), scalar(), scalar()));
      case 6 -> new Document("$in", List.of("a", "", "b"));
      case 1 -> new Document("$gte", scalar()).append("$lt", scalar());
      case 2 -> new Document("$gt", scalar());
      case 3 -> new Document("$lte", scalar());
      case 4 -> new Document("$ne", scalar());
      case 5 -> new Document("$exists", random.nextBoolean());
      default -> value();
    };
  }

  private Object scalar() {
    Object value = value();
    return value == null ? 3 : value;
  }
}
