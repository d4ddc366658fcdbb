package huikuan.platform.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.time.Deadline;
import huikuan.platform.time.DeadlineStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.axonframework.serialization.SerializationException;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The changes of deadlines in a unit of work are made at its end. */
class DeadlineChangesTest {

  private static final String STEP = "step";
  private static final ScopeDescriptor ONE = new SagaScopeDescriptor("Chasing", "1");
  private static final ScopeDescriptor OTHER = new SagaScopeDescriptor("Chasing", "2");
  private static final Instant SOON = Instant.parse("2013-01-04T01:00:00Z");
  private static final Instant LATER = SOON.plusSeconds(60);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final EmbeddedMongo mongo = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(settings());
  private final MongoCollection<Document> stored =
      client.getDatabase("deadlines").getCollection("deadlines");
  private final MongoDeadlineManager deadlines =
      new MongoDeadlineManager(
          new DeadlineStore(client.getDatabase("deadlines")),
          scope -> Stream.empty(),
          StateSerializer.create(StoredTypes.of(String.class)),
          Clock.systemUTC());

  private MongoClientSettings settings() {
    return MongoClientSettings.builder()
        .applyConnectionString(new ConnectionString(mongo.uri("deadlines")))
        .addCommandListener(
            new CommandListener() {
              @Override
              public void commandStarted(CommandStartedEvent event) {
                if (List.of("update", "delete").contains(event.getCommandName())) {
                  asked.add(event.getCommandName());
                }
              }
            })
        .build();
  }

  @AfterEach
  void close() {
    client.close();
    mongo.close();
  }

  private void together(Runnable handling) {
    DefaultUnitOfWork<?> work =
        DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("news"));
    work.execute(handling);
  }

  private List<Instant> waiting() {
    return stored
        .find()
        .map(each -> each.getDate("dueAt").toInstant())
        .into(new CopyOnWriteArrayList<>());
  }

  @Test
  void whatIsCancelledAndScheduledAgainIsWrittenOnce() {
    together(
        () -> {
          deadlines.cancelAllWithinScope(STEP, ONE);
          deadlines.schedule(SOON, STEP, "first", ONE);
          deadlines.schedule(LATER, STEP, "second", ONE);
        });
    assertThat(waiting()).containsExactly(LATER);
    assertThat(asked).containsExactly("update");
  }

  @Test
  void whatIsScheduledAndCancelledDoesNotWait() {
    together(
        () -> {
          deadlines.schedule(SOON, STEP, "first", ONE);
          deadlines.cancelAllWithinScope(STEP, ONE);
        });
    assertThat(waiting()).isEmpty();
  }

  @Test
  void othersAreLeftAlone() {
    together(
        () -> {
          deadlines.schedule(SOON, STEP, "one", ONE);
          deadlines.schedule(LATER, STEP, "other", OTHER);
          deadlines.cancelAllWithinScope(STEP, ONE);
        });
    assertThat(waiting()).containsExactly(LATER);
  }

  @Test
  void whatIsScheduledAfterAllOfItsNameWereCancelledWaits() {
    deadlines.schedule(SOON, STEP, "before", OTHER);
    together(
        () -> {
          deadlines.schedule(SOON, STEP, "first", ONE);
          deadlines.cancelAll(STEP);
          deadlines.schedule(LATER, STEP, "second", ONE);
        });
    assertThat(waiting()).containsExactly(LATER);
  }

  @Test
  void ofWhatIsRolledBackNothingIsDone() {
    DefaultUnitOfWork<?> work =
        DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("news"));
    deadlines.schedule(SOON, STEP, "first", ONE);
    work.rollback();
    assertThat(waiting()).isEmpty();
  }

  @Test
  void outsideOfAUnitOfWorkItIsDoneAtOnce() {
    deadlines.schedule(SOON, STEP, "first", ONE);
    assertThat(waiting()).containsExactly(SOON);
    deadlines.cancelAllWithinScope(STEP, ONE);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void aDeadlineWhosePayloadIsOfAnUnknownClassIsNotDelivered() {
    Deadline foreign =
        new Deadline(
            STEP, DeadlineScopes.of(ONE), "java.lang.ProcessBuilder", "{}", Map.of(), SOON);
    assertThatThrownBy(() -> deadlines.deliver(foreign, SOON))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("java.lang.ProcessBuilder");
  }
}
