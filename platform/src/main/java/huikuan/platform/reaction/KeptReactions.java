package huikuan.platform.reaction;

import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.LogEventStore;
import huikuan.platform.reaction.StuckStore.Held;
import huikuan.platform.reaction.StuckStore.Waiting;
import huikuan.platform.stuck.Stuck;
import huikuan.platform.stuck.StuckSource;
import huikuan.platform.time.DeadlineSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reactions whose failures are kept in the store, and their tries. */
final class KeptReactions implements Reactions, StuckSource {

  private static final Logger log = LoggerFactory.getLogger(KeptReactions.class);
  private static final ScopedValue<Retry> RETRY = ScopedValue.newInstance();
  private static final ScopedValue<Batch> BATCH = ScopedValue.newInstance();

  private final StuckStore store;
  private final LogEventStore events;
  private final EventCodec codec;
  private final Clock wallClock;
  private final DeadlineSettings settings;
  private final Lanes lanes;
  private final Executor threads;
  private final Supplier<List<CorrelationDataProvider>> correlation;
  private final Map<String, Redelivery> redeliveries = new ConcurrentHashMap<>();

  KeptReactions(
      StuckStore store,
      LogEventStore events,
      EventCodec codec,
      Clock wallClock,
      DeadlineSettings settings,
      Lanes lanes,
      Executor threads,
      Supplier<List<CorrelationDataProvider>> correlation) {
    this.store = store;
    this.events = events;
    this.codec = codec;
    this.wallClock = wallClock;
    this.settings = settings;
    this.lanes = lanes;
    this.threads = threads;
    this.correlation = correlation;
  }

  private record Retry(Subject subject, EventMessage<?> event) {}

  /** Brings an event once more; of all that reacts to it, only what is tried again does. */
  interface Redelivery {
    void handle(EventMessage<?> event) throws Exception;
  }

  void register(String reaction, Redelivery redelivery) {
    redeliveries.put(reaction, redelivery);
  }

  @Override
  public void react(Object component, String about, Runnable action) {
    EventMessage<?> event =
        RETRY.isBound()
            ? RETRY.get().event()
            : (EventMessage<?>) CurrentUnitOfWork.get().getMessage();
    Subject subject = new Subject(component.getClass().getSimpleName(), about);
    inLane(
        event,
        () ->
            react(
                subject,
                List.of(about),
                event,
                () -> {
                  action.run();
                  return about;
                }));
  }

  /** Side by side with what happens in other lanes; the batch ends when all is done. */
  void inLane(EventMessage<?> event, Runnable reactions) {
    if (RETRY.isBound()) {
      reactions.run();
    } else {
      Batch batch = Batch.current(threads, store::ids);
      batch.add(lanes.of(event.getPayload()), () -> ScopedValue.where(BATCH, batch).run(reactions));
    }
  }

  void react(Subject subject, Collection<String> about, EventMessage<?> event, Callable<?> action) {
    if (RETRY.isBound()) {
      if (RETRY.get().subject().equals(subject)) {
        perform(event, action);
      }
      return;
    }
    if (held(subject) && store.join(subject, waiting(event))) {
      return;
    }
    try {
      perform(event, action);
    } catch (RuntimeException e) {
      if (Passing.is(e)) {
        throw e;
      }
      stick(subject, about, event, e);
    }
  }

  /** Whether what comes for this subject has to wait, or is being tried again right now. */
  boolean holds(Subject subject) {
    return RETRY.isBound() ? RETRY.get().subject().equals(subject) : held(subject);
  }

  private static boolean held(Subject subject) {
    return BATCH.get().stuck(subject.reaction()).contains(subject.id());
  }

  @Override
  public void requireNoNews(Class<?> component, String about) {
    if (store.holds(new Subject(component.getSimpleName(), about))) {
      throw new NewsWaits(about);
    }
  }

  private void perform(EventMessage<?> event, Callable<?> action) {
    Outside.call(
        () -> {
          DefaultUnitOfWork<EventMessage<?>> work = DefaultUnitOfWork.startAndGet(event);
          correlation.get().forEach(work::registerCorrelationDataProvider);
          var result = work.executeWithResult(action);
          if (result.isExceptional()) {
            throw Failure.of(result.exceptionResult());
          }
          return event;
        });
  }

  private void stick(
      Subject subject, Collection<String> about, EventMessage<?> event, RuntimeException failure) {
    Waiting at = waiting(event);
    Instant now = wallClock.instant();
    Instant nextTry = now.plus(settings.backoffAfter(1));
    store.stick(subject, about, at, Failure.text(failure), now, nextTry);
    BATCH.get().stuck(subject.reaction()).add(subject.id());
    log.error(
        "{} of {} is stuck at {}, next try {}",
        subject.reaction(),
        about,
        at.name(),
        nextTry,
        failure);
  }

  private Waiting waiting(EventMessage<?> event) {
    return new Waiting(
        LogEventStore.position(event), event.getIdentifier(), codec.nameOf(event.getPayload()));
  }

  /** Tries what is due; answers how many that were. */
  int retryDue() {
    int tried = 0;
    Held due = due();
    while (due != null) {
      retry(due);
      tried++;
      due = due();
    }
    return tried;
  }

  private @Nullable Held due() {
    return store.due(wallClock.instant(), settings.lease());
  }

  @Override
  public OptionalInt retry(String id) {
    Held held = store.take(id, wallClock.instant().plus(settings.lease()));
    return held == null ? OptionalInt.empty() : OptionalInt.of(retry(held));
  }

  /** Handles what waits, one after the other; answers how many still wait. */
  private int retry(Held start) {
    Subject subject = start.subject();
    Held at = start;
    while (at != null) {
      if (at.first() == null) {
        if (store.free(subject)) {
          log.info("{} of {} goes on", subject.reaction(), subject.key());
          return 0;
        }
      } else {
        try {
          redeliver(subject, at.first());
          store.handled(subject, at.first());
        } catch (RuntimeException e) {
          return failedAgain(at, e);
        }
      }
      at = store.read(subject);
    }
    return 0;
  }

  private void redeliver(Subject subject, Waiting at) {
    Redelivery redelivery = redeliveries.get(subject.reaction());
    if (redelivery == null) {
      throw new IllegalStateException("This version has no " + subject.reaction());
    }
    EventMessage<?> event = events.event(at.position(), at.event());
    try {
      ScopedValue.where(RETRY, new Retry(subject, event))
          .call(
              () -> {
                redelivery.handle(event);
                return event;
              });
    } catch (Exception e) {
      throw Failure.of(e);
    }
  }

  private int failedAgain(Held held, RuntimeException failure) {
    Subject subject = held.subject();
    int attempts = held.attempts() + 1;
    Instant nextTry = wallClock.instant().plus(settings.backoffAfter(attempts));
    log.error(
        "{} of {} failed {} times, next try {}",
        subject.reaction(),
        subject.key(),
        attempts,
        nextTry,
        failure);
    store.failed(subject, Failure.text(failure), nextTry);
    return held.waiting();
  }

  @Override
  public List<Stuck> find(@Nullable String about, int limit) {
    return store.find(about, limit);
  }

  @Override
  public long count() {
    return store.count();
  }
}
