package huikuan.platform.axon.reaction;

import huikuan.platform.axon.EventMessages;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.reaction.Failure;
import huikuan.platform.reaction.Lanes;
import huikuan.platform.reaction.NewsWaits;
import huikuan.platform.reaction.Reactions;
import huikuan.platform.reaction.Retry;
import huikuan.platform.reaction.StuckStore;
import huikuan.platform.reaction.StuckStore.Waiting;
import huikuan.platform.reaction.Subject;
import huikuan.platform.time.DeadlineSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reactions whose failures are kept in the store; one subject's failure holds up no other. */
final class IsolatedReactions implements Reactions {

  private static final Logger log = LoggerFactory.getLogger(IsolatedReactions.class);

  private final StuckStore store;
  private final EventCodec codec;
  private final Clock wallClock;
  private final DeadlineSettings settings;
  private final Lanes lanes;
  private final Batches batches;
  private final Supplier<List<CorrelationDataProvider>> correlation;

  /**
   * @param correlation provides the metadata that an event gives to the commands that it leads to
   */
  IsolatedReactions(
      StuckStore store,
      EventCodec codec,
      Clock wallClock,
      DeadlineSettings settings,
      Lanes lanes,
      Batches batches,
      Supplier<List<CorrelationDataProvider>> correlation) {
    this.store = store;
    this.codec = codec;
    this.wallClock = wallClock;
    this.settings = settings;
    this.lanes = lanes;
    this.batches = batches;
    this.correlation = correlation;
  }

  @Override
  public void react(Object component, String about, String target, Runnable action) {
    if (Retry.now().isEmpty()) {
      batches.ofProcessor().sendsTo(target);
    }
    react(component, about, action);
  }

  @Override
  public void react(Object component, String about, Runnable action) {
    EventMessage<?> event =
        Retry.now()
            .<EventMessage<?>>map(retry -> EventMessages.tracked(retry.event()))
            .orElseGet(() -> (EventMessage<?>) CurrentUnitOfWork.get().getMessage());
    Subject subject = new Subject(component.getClass().getSimpleName(), about);
    Runnable reaction =
        () ->
            react(
                subject,
                List.of(about),
                event,
                () ->
                    Rules.acting(
                        component.getClass(),
                        () -> {
                          action.run();
                          return about;
                        }));
    if (Retry.now().isPresent()) {
      reaction.run();
    } else {
      Batch batch = batches.ofProcessor();
      batch.stuck(subject.reaction());
      batch.add(subject.id(), reaction);
    }
  }

  /**
   * A saga reacts to an event, in the lane of the event.
   *
   * @param name under which its stuck subjects are kept
   */
  void react(
      Class<?> saga,
      String name,
      EventMessage<?> event,
      Set<AssociationValue> associations,
      Runnable reactions) {
    if (Retry.now().isPresent()) {
      reactions.run();
    } else {
      Batch batch = batches.ofProcessor();
      batch.stuck(name);
      batch.asks(saga.getName(), associations);
      batch.add(lanes.of(event.getPayload()), reactions);
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
      if (TransientFailures.is(e)) {
        throw e;
      }
      stick(subject, about, event, e);
    }
  }

  /** Tells if events for this subject have to wait, or are being tried again right now. */
  boolean holds(Subject subject) {
    return Retry.now().map(retry -> retry.subject().equals(subject)).orElseGet(() -> held(subject));
  }

  private boolean held(Subject subject) {
    return Batch.current()
        .map(batch -> batch.stuck(subject.reaction()).contains(subject.id()))
        .orElseGet(() -> store.holds(subject));
  }

  @Override
  public void requireNoNews(Class<?> component, String about) {
    if (held(new Subject(component.getSimpleName(), about))) {
      throw new NewsWaits(about);
    }
  }

  private void perform(EventMessage<?> event, Callable<?> action) {
    OutsideUnitOfWork.call(
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

  /** Earlier effects are written first: a retry does not repeat them. */
  private void stick(
      Subject subject, Collection<String> about, EventMessage<?> event, RuntimeException failure) {
    Batch batch = Batch.current().orElseThrow();
    batch.write();
    Waiting at = waiting(event);
    Instant now = wallClock.instant();
    Instant nextTry = now.plus(settings.backoffAfter(1));
    store.stick(subject, about, at, Failure.text(failure), now, nextTry);
    batch.stuck(subject.reaction()).add(subject.id());
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
        EventMessages.position(event), event.getIdentifier(), codec.nameOf(event.getPayload()));
  }
}
