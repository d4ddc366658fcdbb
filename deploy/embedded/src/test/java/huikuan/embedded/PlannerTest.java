package huikuan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import huikuan.embedded.Scan.Order;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PlannerTest {

  private static final int COUNT = 1_000;

  private final MVStore store = MVStore.open(null);
  private final Planner planner = new Planner();
  private final List<OrderedIndex> indexes =
      List.of(ids(), index("state"), index("due"), index("state", "due"), index("kind", "state"));

  PlannerTest() {
    for (int id = 0; id < COUNT; id++) {
      Document document = document(id);
      for (OrderedIndex index : indexes.subList(1, indexes.size())) {
        index.add(document, KeyWriter.key(id), null);
      }
    }
  }

  private static Document document(int id) {
    return new Document("_id", id)
        .append("due", id)
        .append("kind", "reminder")
        .append("state", id % 10 == 0 ? "open" : "done");
  }

  private OrderedIndex ids() {
    MVMap<Key, byte[]> documents =
        store.openMap(
            "documents",
            new MVMap.Builder<Key, byte[]>()
                .keyType(Key.TYPE)
                .valueType(ByteArrayDataType.INSTANCE));
    for (int id = 0; id < COUNT; id++) {
      documents.put(KeyWriter.key(id), new byte[0]);
    }
    return OrderedIndex.ofIds("_id_", documents);
  }

  private OrderedIndex index(String... fields) {
    String name = String.join("_", fields);
    return OrderedIndex.over(
        name,
        Stream.of(fields).map(field -> new IndexKey(field, true)).toList(),
        false,
        false,
        store.openMap(name, new MVMap.Builder<Key, Key>().keyType(Key.TYPE).valueType(Key.TYPE)));
  }

  private Scan plan(Document query, Document order, int wanted) {
    return Objects.requireNonNull(planner.plan(indexes, query, order, wanted));
  }

  private static Document sort(String field, int direction) {
    return new Document(field, direction);
  }

  @Test
  void whatAnIndexCountsIsNotRead() {
    Scan scan =
        planner.planCount(indexes, new Document("kind", "reminder").append("state", "open"));
    assertThat(scan).isNotNull();
    assertThat(scan.index().getName()).isEqualTo("kind_state");
    assertThat(scan.size()).isEqualTo(COUNT / 10);
  }

  @Test
  void whatNoIndexCountsExactlyIs() {
    Document open = new Document("state", "open");
    assertThat(planner.planCount(indexes, new Document())).isNull();
    assertThat(planner.planCount(indexes, new Document(open).append("due", 10))).isNull();
    assertThat(planner.planCount(indexes, new Document("due", new Document("$lt", 10)))).isNull();
    assertThat(planner.planCount(indexes, new Document("$or", List.of(open)))).isNull();
  }

  @Test
  void theHeadOfALogIsReadFromItsEnd() {
    Scan scan = plan(new Document(), sort("_id", -1), 1);
    assertThat(scan.index().getName()).isEqualTo("_id_");
    assertThat(scan.order()).isEqualTo(Order.BACKWARD);
    assertThat(scan.positions().findFirst()).contains(KeyWriter.key(COUNT - 1));
  }

  @Test
  void whatIsDueIsReadInItsOrder() {
    Scan scan = plan(new Document("due", new Document("$lte", 50)), sort("due", 1), 10);
    assertThat(scan.index().getName()).isEqualTo("due");
    assertThat(scan.order()).isEqualTo(Order.FORWARD);
    assertThat(scan.size()).isEqualTo(51);
  }

  @Test
  void theIndexThatReadsTheLeastIsTaken() {
    Document open = new Document("state", "open");
    assertThat(plan(open, sort("due", 1), 0).index().getName()).isEqualTo("state_due");
    open.append("due", new Document("$gte", 500));
    Scan scan = plan(open, new Document(), 0);
    assertThat(scan.index().getName()).isEqualTo("state_due");
    assertThat(scan.size()).isEqualTo(50);
    assertThat(plan(open.append("_id", 7), new Document(), 0).index().getName()).isEqualTo("_id_");
  }

  @Test
  void whatNoIndexKnowsIsNotPlanned() {
    assertThat(planner.plan(indexes, new Document("x", 1), null, 0)).isNull();
    assertThat(planner.plan(indexes, new Document("$or", List.of()), null, 0)).isNull();
    assertThat(planner.plan(indexes, new Document("due", new Document("$ne", 1)), null, 0))
        .isNull();
  }

  @Test
  void aScanOfALargeCollectionIsLoggedOnce() {
    Logger logger = (Logger) LoggerFactory.getLogger(Planner.class);
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    logger.addAppender(logged);
    try {
      planner.warnOfScan("test.items", new Document("x", 1), null, 10_000);
      planner.warnOfScan("test.items", new Document("x", 1), null, 10_001);
      planner.warnOfScan("test.items", new Document("x", 2), null, 10_002);
      planner.warnOfScan("test.items", new Document("y", 2), null, 10_003);
      planner.warnOfScan("test.items", new Document(), null, 10_003);
    } finally {
      logger.detachAppender(logged);
    }
    assertThat(logged.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "test.items has 10001 documents and no index on [x]: scanning",
            "test.items has 10003 documents and no index on [y]: scanning");
  }
}
