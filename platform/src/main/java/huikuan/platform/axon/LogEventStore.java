package huikuan.platform.axon;

import huikuan.platform.eventlog.MongoEventLog;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
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

  /** Asks the store once for a small aggregate. */
  @Override
  public DomainEventStream readEvents(String aggregateIdentifier) {
    DomainEventStream small = engine.readSmall(aggregateIdentifier);
    return small == null
        ? super.readEvents(aggregateIdentifier)
        : DomainEventStream.concat(
            small, DomainEventStream.of(stagedDomainEventMessages(aggregateIdentifier)));
  }

  private static final class Builder extends AbstractEventStore.Builder {}
}
