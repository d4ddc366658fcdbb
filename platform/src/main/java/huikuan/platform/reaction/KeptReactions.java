package huikuan.platform.reaction;

import huikuan.platform.actor.Actor;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.LogEventStore;
import huikuan.platform.reaction.StuckStore.Waiting;
import huikuan.platform.time.DeadlineSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reactions whose failures are kept in the store. */
final class KeptReactions implements Reactions {

  private static final Logger log = LoggerFactory.getLogger(KeptReactions.class);
  private static final ScopedValue<Batch> BATCH = ScopedValue.newInstance();

  private final StuckStore store;
  private final EventCodec codec;
  private final Clock wallClock;
  private final DeadlineSettings settings;
  private final Lanes lanes;
  private final Executor threads;
  private final Supplier<List<CorrelationDataProvider>> correlation;

  KeptReactions(
      StuckStore store,
      EventCodec codec,
      Clock wallClock,
      DeadlineSettings settings,
      Lanes lanes,
      Executor threads,
      Supplier<List<CorrelationDataProvider>> correlation) {
    this.store = store;
    this.codec = codec;
    this.wallClock = wallClock;
    this.settings = settings;
    this.lanes = lanes;
    this.threads = threads;
    this.correlation = correlation;
  }

  @Override
  public void react(Object component, String about, Runnable action) {
    EventMessage<?> event =
        Retry.now()
            .<EventMessage<?>>map(Retry::event)
            .orElseGet(() -> (EventMessage<?>) CurrentUnitOfWork.get().getMessage());
    Subject subject = new Subject(component.getClass().getSimpleName(), about);
    inLane(
        event,
        () ->
            react(
                subject,
                List.of(about),
                event,
                () ->
                    Actor.acting(
                        component.getClass(),
                        () -> {
                          action.run();
                          return about;
                        })));
  }

  /** Side by side with what happens in other lanes; the batch ends when all is done. */
  void inLane(EventMessage<?> event, Runnable reactions) {
    if (Retry.now().isPresent()) {
      reactions.run();
    } else {
      Batch batch = Batch.current(threads, store::ids);
      batch.add(lanes.of(event.getPayload()), () -> ScopedValue.where(BATCH, batch).run(reactions));
    }
  }

  void react(Subject subject, Collection<String> about, EventMessage<?> event, Callable<?> action) {
    Optional<Retry> retry = Retry.now();
    if (retry.isPresent()) {
      if (retry.get().subject().equals(subject)) {
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
    return Retry.now().map(retry -> retry.subject().equals(subject)).orElseGet(() -> held(subject));
  }

  /** See {@link Batch#unborn}; kept for nobody while a reaction is tried again. */
  static Set<AssociationValue> unborn(String type) {
    return BATCH.isBound() ? BATCH.get().unborn(type) : new HashSet<>();
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
}
