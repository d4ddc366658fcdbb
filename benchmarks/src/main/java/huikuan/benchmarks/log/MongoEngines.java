package huikuan.benchmarks.log;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.platform.axon.LogStorageEngine;
import huikuan.platform.axon.SnapshotStore;
import huikuan.platform.axon.StateSerializer;
import huikuan.platform.axon.StoredTypes;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.LogSettings;
import huikuan.platform.eventlog.MongoEventLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.serialization.Serializer;

/** Engines on one MongoDB server, each in a database of its own. */
final class MongoEngines {

  private final MongoClient client;

  MongoEngines(MongoClient client) {
    this.client = client;
  }

  Engine commitLog() {
    MongoDatabase database = client.getDatabase("ours" + System.nanoTime());
    SnapshotStore snapshots =
        new SnapshotStore(database, StateSerializer.create(StoredTypes.of()), true);
    MongoEventLog log = log(database);
    MongoEventLog other = log(database);
    return new Engine(
        new LogStorageEngine(log, snapshots),
        () -> new LogStorageEngine(other, snapshots),
        () -> {
          other.close();
          log.close();
          database.drop();
        });
  }

  static MongoEventLog log(MongoDatabase database) {
    return new MongoEventLog(
        database,
        new EventCodec(EventVocabulary.of(LedgerEvent.class)),
        Clock.systemUTC(),
        LogSettings.defaults(),
        new SimpleMeterRegistry());
  }

  @SuppressWarnings("deprecation") // Its other way to have indexes needs Spring.
  Engine axons() {
    MongoDatabase database = client.getDatabase("theirs" + System.nanoTime());
    Serializer serializer = StateSerializer.create(Events.STORED);
    MongoEventStorageEngine engine =
        MongoEventStorageEngine.builder()
            .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(database).build())
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .build();
    engine.ensureIndexes();
    return new Engine(engine, () -> engine, database::drop);
  }
}
