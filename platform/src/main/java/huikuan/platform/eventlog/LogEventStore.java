package huikuan.platform.eventlog;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.jspecify.annotations.Nullable;

/** Axon's event store over the commit log; its streams wake at a local append. */
public final class LogEventStore extends AbstractEventStore {

  private final MongoEventLog log;
  private final LogStorageEngine engine;

  public LogEventStore(MongoEventLog log, LogStorageEngine engine) {
    super(new Builder().storageEngine(engine));
    this.log = log;
    this.engine = engine;
  }

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
    return new LogStream(log, engine, LogStorageEngine.position(token));
  }

  private static final class Builder extends AbstractEventStore.Builder {}
}
