package huikuan.benchmarks.log;

import static huikuan.benchmarks.console.Machine.whole;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import huikuan.benchmarks.console.Options;
import huikuan.benchmarks.console.Table;
import huikuan.platform.axon.LogStorageEngine;
import huikuan.platform.axon.SnapshotStore;
import huikuan.platform.axon.StateSerializer;
import huikuan.platform.axon.StoredTypes;
import huikuan.platform.eventlog.MongoEventLog;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Several instances of a service append to one log, with so many writers in all. */
final class Instances {

  private static final int WRITERS = 8;

  private final String uri;
  private final Options options;

  Instances(String uri, Options options) {
    this.uri = uri;
    this.options = options;
  }

  static String[] columns() {
    return new String[] {"instances", "writers in all", "events/s", "writes", "of them refused"};
  }

  void run(Table table) {
    int seconds = (int) options.number("seconds");
    for (int instances : options.numbers("instances")) {
      List<Double> rates = new ArrayList<>();
      RefusedWrites writes = new RefusedWrites();
      for (int round = 0; round < options.number("rounds"); round++) {
        rates.add(rate(instances, seconds, writes));
      }
      table.row(
          instances,
          WRITERS,
          whole(Comparison.median(rates)),
          whole(writes.writes()),
          whole(writes.refused()));
    }
  }

  private double rate(int instances, int seconds, RefusedWrites writes) {
    String name = "instances" + System.nanoTime();
    List<MongoClient> clients = new ArrayList<>();
    List<MongoEventLog> logs = new ArrayList<>();
    List<EventStorageEngine> engines = new ArrayList<>();
    try {
      for (int instance = 0; instance < instances; instance++) {
        MongoClient client = client(writes);
        clients.add(client);
        MongoDatabase database = client.getDatabase(name);
        MongoEventLog log = MongoEngines.log(database);
        logs.add(log);
        engines.add(
            new LogStorageEngine(
                log, new SnapshotStore(database, StateSerializer.create(StoredTypes.of()), true)));
      }
      return new Writers(spread(engines)).rate(seconds);
    } finally {
      logs.forEach(MongoEventLog::close);
      clients.getFirst().getDatabase(name).drop();
      clients.forEach(MongoClient::close);
    }
  }

  private static List<EventStorageEngine> spread(List<EventStorageEngine> engines) {
    List<EventStorageEngine> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      writers.add(engines.get(writer % engines.size()));
    }
    return writers;
  }

  private MongoClient client(RefusedWrites writes) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(uri))
            .addCommandListener(writes)
            .build());
  }
}
