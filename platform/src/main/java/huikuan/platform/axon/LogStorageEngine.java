package huikuan.platform.axon;

import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.NewCommit;
import huikuan.platform.eventlog.Premise;
import huikuan.platform.eventlog.ReadAhead;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.eventlog.SequenceTaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Axon's door to the commit log. A tracking token is the number of a commit; all events of a commit
 * share it, so a processor takes a commit as a whole.
 */
public final class LogStorageEngine implements EventStorageEngine {

  private static final int FEW_COMMITS = 8;

  private final MongoEventLog log;
  private final SnapshotStore snapshots;
  private final ReadAhead ahead;

  public LogStorageEngine(MongoEventLog log, SnapshotStore snapshots) {
    this.log = log;
    this.snapshots = snapshots;
    this.ahead = new ReadAhead(log, snapshots::existing);
  }

  /** Reads aggregates ahead of commands that are sent to many of them. */
  public ReadAhead ahead() {
    return ahead;
  }

  @Override
  public void appendEvents(List<? extends EventMessage<?>> events) {
    if (events.isEmpty()) {
      return;
    }
    try {
      log.appendNow(commit(events));
    } catch (SequenceTaken quicker) {
      throw new ConcurrencyException(quicker.getMessage(), quicker);
    }
  }

  private NewCommit commit(List<? extends EventMessage<?>> events) {
    NewCommit.Source source = null;
    List<NewCommit.NewEvent> encoded = new ArrayList<>(events.size());
    for (EventMessage<?> event : events) {
      NewCommit.Source own = EventMessages.source(event);
      if (source == null && encoded.isEmpty()) {
        source = own;
      } else if (!EventMessages.sameAggregate(source, own)) {
        throw new IllegalArgumentException("One commit holds the events of one aggregate");
      }
      encoded.add(EventMessages.encode(event, log.codec()));
    }
    return new NewCommit(source, encoded, List.of(), Premise.current());
  }

  @Override
  public void storeSnapshot(DomainEventMessage<?> snapshot) {
    snapshots.store(snapshot);
  }

  @Override
  public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
    return snapshots.read(aggregateIdentifier);
  }

  @Override
  public Stream<? extends TrackedEventMessage<?>> readEvents(
      @Nullable TrackingToken token, boolean mayBlock) {
    return Stream.iterate(
            read(position(token)), events -> !events.isEmpty(), events -> read(last(events)))
        .flatMap(List::stream);
  }

  /** The events after a commit, as far as one read goes; whole commits only. */
  List<TrackedEventMessage<?>> read(long after) {
    List<TrackedEventMessage<?>> messages = new ArrayList<>();
    for (RecordedEvent event : log.after(after, log.settings().readAhead())) {
      messages.add(EventMessages.tracked(event));
    }
    return messages;
  }

  private static long last(List<TrackedEventMessage<?>> events) {
    return position(events.getLast().trackingToken());
  }

  @Override
  public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
    return stream(log.ofAggregate(aggregateIdentifier, firstSequenceNumber));
  }

  /**
   * All events of an aggregate that was read ahead or together with others, or is small: a snapshot
   * would save nothing, so none is looked for. Null for all others.
   */
  @Nullable DomainEventStream readSmall(String aggregateIdentifier) {
    List<RecordedEvent> events = ahead.take(aggregateIdentifier);
    if (events == null && snapshots.taken()) {
      events = log.small(aggregateIdentifier, FEW_COMMITS);
    } else if (events == null) {
      events = ahead.together(aggregateIdentifier);
    }
    return events == null ? null : stream(events);
  }

  private static DomainEventStream stream(List<RecordedEvent> events) {
    return DomainEventStream.of(events.stream().map(EventMessages::domain));
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
    return log.lastSequenceOf(aggregateIdentifier);
  }

  @Override
  public @Nullable TrackingToken createTailToken() {
    return null;
  }

  @Override
  public TrackingToken createHeadToken() {
    return new GlobalSequenceTrackingToken(log.head());
  }

  @Override
  public TrackingToken createTokenAt(Instant dateTime) {
    return new GlobalSequenceTrackingToken(log.positionAt(dateTime.minusNanos(1)));
  }

  static long position(@Nullable TrackingToken token) {
    return token == null ? 0 : token.position().orElse(0);
  }
}
