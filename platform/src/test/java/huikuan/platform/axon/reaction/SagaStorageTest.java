package huikuan.platform.axon.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.axon.StateSerializer;
import huikuan.platform.axon.StoredTypes;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SagaStorageTest {

  private static final AssociationValue CASE = new AssociationValue("caseId", "1=2");
  private static final String TYPE = Counting.class.getName();
  private static final AssociationValue CUSTOMER = new AssociationValue("customer", "2");

  private final EmbeddedMongo mongo = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(mongo.uri("sagas"));
  private final MongoDatabase database = client.getDatabase("sagas");
  private final MongoCollection<Document> stored = database.getCollection("sagas");
  private final SagaStorage sagas =
      new SagaStorage(
          new SagaCollection(database), StateSerializer.create(StoredTypes.of(Counting.class)));

  private int deadlines;

  static final class Counting {
    int count;
  }

  @BeforeEach
  void insert() {
    sagas.insertSaga(Counting.class, "one", new Counting(), Set.of(CASE));
  }

  @AfterEach
  void close() {
    client.close();
    mongo.close();
  }

  /** Work of its own, as a deadline's. */
  private static void alone(Runnable work) {
    DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("asked")).execute(work);
  }

  private Counting load(String id) {
    SagaStore.Entry<Counting> loaded = sagas.loadSaga(Counting.class, id);
    return Objects.requireNonNull(loaded).saga();
  }

  private void count(String id, AssociationValue... associations) {
    Counting saga = load(id);
    saga.count++;
    sagas.updateSaga(Counting.class, id, saga, new AssociationValuesImpl(Set.of(associations)));
  }

  private long version() {
    return Objects.requireNonNull(stored.find(Filters.eq("_id", "one")).first()).getLong("version");
  }

  private Set<String> found(AssociationValue association) {
    return sagas.findSagas(Counting.class, association);
  }

  @Test
  void oneThatDidNotChangeIsNotWritten() {
    alone(
        () ->
            sagas.updateSaga(
                Counting.class, "one", load("one"), new AssociationValuesImpl(Set.of(CASE))));
    assertThat(version()).isEqualTo(1);
  }

  @Test
  void oneThatChangedIs() {
    alone(() -> count("one", CASE));
    assertThat(version()).isEqualTo(2);
    assertThat(load("one").count).isEqualTo(1);
  }

  @Test
  void oneThatListensToSomethingElseIs() {
    alone(
        () ->
            sagas.updateSaga(
                Counting.class, "one", load("one"), new AssociationValuesImpl(Set.of(CUSTOMER))));
    assertThat(found(CUSTOMER)).containsExactly("one");
    assertThat(found(CASE)).isEmpty();
  }

  @Test
  void oneThatChangesAndChangesBackIsWrittenBothTimes() {
    alone(
        () -> {
          Counting saga = load("one");
          AssociationValuesImpl associations = new AssociationValuesImpl(Set.of(CASE));
          saga.count = 1;
          sagas.updateSaga(Counting.class, "one", saga, associations);
          saga.count = 0;
          sagas.updateSaga(Counting.class, "one", saga, associations);
        });
    assertThat(version()).isEqualTo(3);
    assertThat(load("one").count).isZero();
  }

  @Test
  void oneThatEndedIsGone() {
    alone(
        () -> {
          load("one");
          sagas.deleteSaga(Counting.class, "one", Set.of(CASE));
        });
    assertThat(stored.countDocuments()).isZero();
    assertThat(sagas.loadSaga(Counting.class, "one")).isNull();
  }

  @Test
  void oneThatAnotherInstanceHasWrittenMeanwhileIsRefused() {
    assertThatThrownBy(
            () ->
                alone(
                    () -> {
                      Counting saga = load("one");
                      stored.updateOne(Filters.eq("_id", "one"), Updates.inc("version", 1L));
                      saga.count = 7;
                      sagas.updateSaga(
                          Counting.class, "one", saga, new AssociationValuesImpl(Set.of(CASE)));
                    }))
        .isInstanceOf(ConcurrencyException.class);
    assertThat(load("one").count).isZero();
  }

  private static String json(int count) {
    return "{\"count\":" + count + "}";
  }

  @Test
  void aBatchWritesOnceWhatBecameOfASagaInTheEnd() {
    BatchedSagas batch = sagas.begin(() -> {});
    sagas.lookUp(batch, TYPE, Set.of(CASE));
    batch.put("one", TYPE, json(1), Set.of(CASE));
    batch.put("one", TYPE, json(2), Set.of(CASE));
    assertThat(version()).isEqualTo(1);
    sagas.write(batch);
    assertThat(version()).isEqualTo(2);
    sagas.write(batch);
    assertThat(version()).isEqualTo(2);
    assertThat(load("one").count).isEqualTo(2);
  }

  @Test
  void aBatchReadsTogetherWhatItIsAbout() {
    BatchedSagas batch = sagas.begin(() -> {});
    sagas.lookUp(batch, TYPE, Set.of(CASE, CUSTOMER));
    stored.deleteMany(Filters.empty());
    assertThat(batch.find(TYPE, CASE)).containsExactly("one");
    assertThat(batch.find(TYPE, CUSTOMER)).isEmpty();
    assertThat(Objects.requireNonNull(batch.load("one")).state()).isEqualTo(json(0));
  }

  @Test
  void aBatchFindsWhatItHasBegunAndNotWhatItHasEnded() {
    BatchedSagas batch = sagas.begin(() -> {});
    sagas.lookUp(batch, TYPE, Set.of(CASE));
    batch.put("two", TYPE, json(0), Set.of(CASE, CUSTOMER));
    assertThat(batch.find(TYPE, CASE)).containsExactlyInAnyOrder("one", "two");
    assertThat(batch.find(TYPE, CUSTOMER)).containsExactly("two");
    batch.remove("one");
    batch.put("two", TYPE, json(0), Set.of(CUSTOMER));
    assertThat(batch.find(TYPE, CASE)).isEmpty();
    assertThat(batch.load("one")).isNull();
    sagas.write(batch);
    assertThat(found(CASE)).isEmpty();
    assertThat(found(CUSTOMER)).containsExactly("two");
  }

  @Test
  void whatIsDoneOutsideOfABatchFindsAllWrittenAndIsSeenByIt() {
    BatchedSagas batch = sagas.begin(() -> deadlines++);
    sagas.lookUp(batch, TYPE, Set.of(CASE));
    batch.put("one", TYPE, json(1), Set.of(CASE));
    alone(() -> count("one", CASE, CUSTOMER));
    assertThat(deadlines).as("written before").isEqualTo(1);
    assertThat(batch.find(TYPE, CUSTOMER)).containsExactly("one");
    assertThat(Objects.requireNonNull(batch.load("one")).state()).isEqualTo(json(2));
    sagas.write(batch);
    assertThat(load("one").count).isEqualTo(2);
  }

  @Test
  void aBatchThatIsAboutMoreSagasThanItKeepsLosesNone() {
    BatchedSagas batch = sagas.begin(() -> {});
    for (int number = 0; number < 1_500; number++) {
      String id = "many " + number;
      batch.put(id, TYPE, json(number), Set.of(CUSTOMER));
    }
    sagas.lookUp(batch, TYPE, Set.of(CUSTOMER));
    assertThat(batch.find(TYPE, CUSTOMER)).hasSize(1_500);
    assertThat(Objects.requireNonNull(batch.load("many 7")).state()).isEqualTo(json(7));
    sagas.write(batch);
    assertThat(stored.countDocuments(Filters.eq("associations", "customer=2"))).isEqualTo(1_500);
  }
}
