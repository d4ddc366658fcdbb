package huikuan.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import huikuan.embedded.EmbeddedMongo;
import java.util.Set;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.saga.repository.MongoSagaStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangedSagasTest {

  private static final AssociationValue CASE = new AssociationValue("caseId", "1");

  private final EmbeddedMongo mongo = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(mongo.uri("sagas"));
  private final MongoCollection<Document> stored =
      client.getDatabase("sagas").getCollection("sagas");
  private final MongoSagaStore sagas =
      new ChangedSagas(
          MongoSagaStore.builder()
              .mongoTemplate(
                  DefaultMongoTemplate.builder()
                      .mongoDatabase(client.getDatabase("sagas"))
                      .sagasCollectionName("sagas")
                      .build()),
          StateSerializer.create());

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

  /** Whether the saga is written after it was asked; within one unit of work, as ever. */
  private boolean written(boolean counts, AssociationValuesImpl associations) {
    DefaultUnitOfWork<?> work =
        DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("asked"));
    SagaStore.Entry<Counting> loaded = sagas.loadSaga(Counting.class, "one");
    assertThat(loaded).isNotNull();
    loaded.saga().count += counts ? 1 : 0;
    stored.updateOne(Filters.empty(), Updates.set("sagaType", "nobody wrote"));
    sagas.updateSaga(Counting.class, "one", loaded.saga(), associations);
    work.rollback();
    return !"nobody wrote".equals(stored.find().first().getString("sagaType"));
  }

  @Test
  void oneThatDidNotChangeIsNotWritten() {
    assertThat(written(false, new AssociationValuesImpl(Set.of(CASE)))).isFalse();
  }

  @Test
  void oneThatChangedIs() {
    assertThat(written(true, new AssociationValuesImpl(Set.of(CASE)))).isTrue();
  }

  @Test
  void oneThatListensToSomethingElseIs() {
    AssociationValue customer = new AssociationValue("customer", "2");
    assertThat(written(false, new AssociationValuesImpl(Set.of(CASE, customer)))).isTrue();
  }

  @Test
  void oneThatWasNotLoadedJustNowIs() {
    stored.updateOne(Filters.empty(), Updates.set("sagaType", "nobody wrote"));
    sagas.updateSaga(
        Counting.class, "one", new Counting(), new AssociationValuesImpl(Set.of(CASE)));
    assertThat(stored.find().first().getString("sagaType")).isNotEqualTo("nobody wrote");
  }

  @Test
  void oneThatChangesAndChangesBackWithinAUnitOfWorkIsWrittenBothTimes() {
    DefaultUnitOfWork<?> work =
        DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("asked"));
    SagaStore.Entry<Counting> loaded = sagas.loadSaga(Counting.class, "one");
    assertThat(loaded).isNotNull();
    AssociationValuesImpl associations = new AssociationValuesImpl(Set.of(CASE));
    loaded.saga().count = 1;
    sagas.updateSaga(Counting.class, "one", loaded.saga(), associations);
    loaded.saga().count = 0;
    sagas.updateSaga(Counting.class, "one", loaded.saga(), associations);
    work.rollback();
    SagaStore.Entry<Counting> again = sagas.loadSaga(Counting.class, "one");
    assertThat(again).isNotNull();
    assertThat(again.saga().count).isZero();
  }
}
