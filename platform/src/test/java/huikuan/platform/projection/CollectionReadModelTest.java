package huikuan.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import huikuan.contracts.EventName;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.LogSettings;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.NewCommit;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.personal.KeyFile;
import huikuan.platform.personal.PersonalData;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Notes by their name, the last text of each; the fifth commit is the last. */
class CollectionReadModelTest {

  sealed interface Note {
    @EventName("test.note.v1")
    record Noted(String name, String text) implements Note {}
  }

  private static final EventVocabulary VOCABULARY = EventVocabulary.of(Note.class);
  private static final EventCodec CODEC = new EventCodec(VOCABULARY);
  private static final String NAME = "notes";

  private final EmbeddedMongo server = EmbeddedMongo.start(null, 0);
  private final EmbeddedMongo other = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(server.uri("test"));
  private final MongoClient scratch = MongoClients.create(other.uri("test"));
  private final MongoDatabase database = client.getDatabase("test");
  private final MongoCollection<Document> notes = database.getCollection(NAME);
  private final MongoEventLog log =
      new MongoEventLog(
          database, CODEC, Clock.systemUTC(), LogSettings.defaults(), new SimpleMeterRegistry());
  private long position;

  @BeforeEach
  void fiveCommits() {
    note("a", "1");
    note("b", "1");
    note("a", "2");
    note("c", "1");
    note("b", "2");
    stand(5);
  }

  @AfterEach
  void close() {
    log.close();
    client.close();
    scratch.close();
    server.close();
    other.close();
  }

  private void note(String name, String text) {
    NewCommit.NewEvent event =
        new NewCommit.NewEvent(
            "test.note.v1", CODEC.encode(new Note.Noted(name, text)), Map.of("actor", "anonymous"));
    log.append(new NewCommit(null, List.of(event), List.of())).join();
  }

  /** Keeps the model as it stands after a commit. */
  private void stand(long commit) {
    position = commit;
    notes.drop();
    projector(new MongoTemplate(client, "test"))
        .accept(log.after(0, 100).stream().filter(it -> it.position() <= commit).toList());
  }

  private static Consumer<List<RecordedEvent>> projector(MongoTemplate mongo) {
    return events ->
        events.forEach(
            event -> {
              Note.Noted note = (Note.Noted) event.payload();
              mongo.save(new Document("_id", note.name()).append("text", note.text()), NAME);
            });
  }

  private ReadModelFindings findings() {
    ReadModel model =
        new CollectionReadModel(
            NAME,
            NAME,
            "_id",
            none -> position,
            CollectionReadModelTest::projector,
            event -> List.of(((Note.Noted) event.payload()).name()));
    ReadModel.Stopped stopped =
        new ReadModel.Stopped(log, client, scratch, "test", people(), Path.of("."), Path.of("."));
    return new ReadModels(VOCABULARY, List.of(model)).findings(stopped).get(NAME);
  }

  private void change(String name, String text) {
    notes.updateOne(Filters.eq("_id", name), Updates.set("text", text));
  }

  @Test
  void whatTheLogTellsIsSound() {
    assertThat(findings()).isEqualTo(new ReadModelFindings(3, 5, 0, List.of(), ""));
  }

  @Test
  void whatWasChangedIsFoundWithBothSides() {
    change("a", "3");
    assertThat(findings().examples()).containsExactly("a: text is 3, by the log 2");
  }

  @Test
  void whatIsMissingIsFound() {
    notes.deleteOne(Filters.eq("_id", "b"));
    assertThat(findings().examples()).containsExactly("b: missing");
  }

  @Test
  void whatNobodyToldIsFound() {
    notes.insertOne(new Document("_id", "d"));
    assertThat(findings().examples()).containsExactly("d: there, and not by the log");
  }

  @Test
  void allDifferencesAreCountedAndTheFirstTold() {
    for (int n = 0; n < 1_200; n++) {
      notes.insertOne(new Document("_id", "more-" + n));
    }
    assertThat(findings().different()).isEqualTo(1_200);
    assertThat(findings().examples()).hasSize(5);
  }

  @Test
  void oneThatIsBehindIsComparedWhereItStands() {
    stand(3);
    assertThat(findings()).isEqualTo(new ReadModelFindings(2, 3, 0, List.of(), ""));
    change("a", "1");
    assertThat(findings().examples()).containsExactly("a: text is 1, by the log 2");
  }

  @Test
  void whatComesNextMayBeDoneAlready() {
    stand(3);
    change("b", "2");
    assertThat(findings().sound()).isTrue();
    assertThat(findings().note()).isEqualTo("1 are under way");
  }

  @Test
  void oneThatIsAheadOfItsLogIsFound() {
    position = 6;
    assertThat(findings().examples())
        .containsExactly("It stands at commit 6, and the log ends at 5");
  }

  @Test
  void aLogWithAHoleIsNoMeasure() {
    database.getCollection("commits").deleteOne(Filters.eq("_id", 2L));
    MongoEventLog again =
        new MongoEventLog(
            database, CODEC, Clock.systemUTC(), LogSettings.defaults(), new SimpleMeterRegistry());
    ReadModel.Stopped stopped =
        new ReadModel.Stopped(again, client, scratch, "test", people(), Path.of("."), Path.of("."));
    ReadModel model =
        new CollectionReadModel(
            NAME,
            NAME,
            "_id",
            none -> position,
            CollectionReadModelTest::projector,
            event -> List.of());
    assertThat(new ReadModels(VOCABULARY, List.of(model)).findings(stopped).get(NAME).examples())
        .singleElement()
        .asString()
        .contains("can't be compared", "Commit 2 is missing");
    again.close();
  }

  private PersonalData people() {
    return PersonalData.of(client.getDatabase("test"), new KeyFile(Path.of("no-keys"))::read);
  }
}
