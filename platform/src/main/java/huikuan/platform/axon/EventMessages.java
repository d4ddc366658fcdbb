package huikuan.platform.axon;

import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.Keyed;
import huikuan.platform.eventlog.NewCommit;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** Axon's messages to the log's events and back. */
public final class EventMessages {

  /** Metadata of every event read: the number of its commit. */
  static final String POSITION = "position";

  private EventMessages() {}

  static NewCommit.@Nullable Source source(EventMessage<?> event) {
    return event instanceof DomainEventMessage<?> domain
        ? new NewCommit.Source(
            domain.getType(), domain.getAggregateIdentifier(), domain.getSequenceNumber())
        : null;
  }

  static boolean sameAggregate(NewCommit.@Nullable Source one, NewCommit.@Nullable Source other) {
    return one == null
        ? other == null
        : other != null && Objects.equals(one.aggregate(), other.aggregate());
  }

  static NewCommit.NewEvent encode(EventMessage<?> event, EventCodec codec) {
    Map<String, String> metadata = new HashMap<>();
    event
        .getMetaData()
        .forEach(
            (key, value) -> {
              if (!key.equals(POSITION)) {
                metadata.put(key, String.valueOf(value));
              }
            });
    Object payload = event.getPayload();
    Keyed keyed = payload instanceof Keyed own ? own : List::of;
    return new NewCommit.NewEvent(
        codec.nameOf(payload),
        codec.encode(payload),
        metadata,
        keyed.businessKeys(),
        keyed.mentions());
  }

  /** A message as event processors get it. */
  public static TrackedEventMessage<?> tracked(RecordedEvent event) {
    TrackingToken token = new GlobalSequenceTrackingToken(event.position());
    return event.aggregate() == null
        ? new GenericTrackedEventMessage<>(
            token, new GenericEventMessage<>(message(event), event::recordedAt))
        : new GenericTrackedDomainEventMessage<>(token, domain(event));
  }

  /** The number of the commit that holds an event that was read from the log; 0 of others. */
  public static long position(EventMessage<?> event) {
    return event instanceof TrackedEventMessage<?> tracked
        ? LogStorageEngine.position(tracked.trackingToken())
        : 0;
  }

  static DomainEventMessage<Object> domain(RecordedEvent event) {
    return new GenericDomainEventMessage<>(
        event.aggregateType(),
        Objects.requireNonNull(event.aggregate()),
        event.sequence(),
        message(event),
        event::recordedAt);
  }

  private static GenericMessage<Object> message(RecordedEvent event) {
    Map<String, Object> metadata = new HashMap<>(event.metadata());
    metadata.put(POSITION, event.position());
    return new GenericMessage<>(event.id(), event.payload(), MetaData.from(metadata));
  }
}
