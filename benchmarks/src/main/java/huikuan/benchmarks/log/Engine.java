package huikuan.benchmarks.log;

import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * An empty engine, and what ends with it.
 *
 * @param reader another on the same log, which remembers nothing of what was appended
 */
record Engine(EventStorageEngine storage, Supplier<EventStorageEngine> reader, AutoCloseable end)
    implements AutoCloseable {

  /** One of those that are compared. */
  interface Kind {
    Engine open();
  }

  @Override
  public void close() throws Exception {
    end.close();
  }
}
