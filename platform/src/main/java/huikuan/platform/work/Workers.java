package huikuan.platform.work;

import com.mongodb.client.MongoDatabase;
import huikuan.platform.ServiceSettings;
import huikuan.platform.settling.Backlog;
import huikuan.platform.settling.Station;
import huikuan.platform.time.DeadlineSettings;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes workers. */
public final class Workers {

  private final MongoDatabase database;
  private final Clock clock;
  private final ServiceSettings service;
  private final WorkSettings settings;
  private final DeadlineSettings failures;
  private final Supplier<Stream<Station>> stations;

  Workers(
      MongoDatabase database,
      Clock clock,
      ServiceSettings service,
      WorkSettings settings,
      DeadlineSettings failures,
      Supplier<Stream<Station>> stations) {
    this.database = database;
    this.clock = clock;
    this.service = service;
    this.settings = settings;
    this.failures = failures;
    this.stations = stations;
  }

  /**
   * A worker that begins when the events are read that came while the service was down: what they
   * tell may make its work needless.
   *
   * @param name of the worker and of the collection of its jobs
   * @param rules the name of those whose actor its commands have
   */
  public Worker worker(String name, String rules, Work work) {
    // Workers do not wait for each other.
    Backlog backlog =
        new Backlog(() -> stations.get().filter(station -> !(station instanceof Worker)).toList());
    Worker worker =
        new Worker(
            service.service() + ": " + name,
            rules,
            new JobStore(database, name, settings.lease()),
            work,
            clock,
            Clock.systemUTC(),
            backlog::isRead,
            settings,
            failures);
    if (service.sandbox()) {
      worker.release();
    }
    return worker;
  }
}
