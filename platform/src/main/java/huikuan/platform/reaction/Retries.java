package huikuan.platform.reaction;

import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries stuck subjects again: their waiting events, one after the other. */
public final class Retries implements StuckSource {

  private static final Logger log = LoggerFactory.getLogger(Retries.class);

  private final StuckStore store;
  private final EventLog events;
  private final Clock wallClock;
  private final DeadlineSettings settings;
  private final Map<String, Redelivery> redeliveries = new ConcurrentHashMap<>();

  Retries(StuckStore store, EventLog events, Clock wallClock, DeadlineSettings settings) {
    this.store = store;
    this.events = events;
    this.wallClock = wallClock;
    this.settings = settings;
  }

  /**
   * Lets events that wait be brought to a reaction once more.
   *
   * @param reaction the simple name of the saga or component
   */
  public void register(String reaction, Redelivery redelivery) {
    redeliveries.put(reaction, redelivery);
  }

  /** Tries all subjects that are due. */
  void retryDue() {
    Held due = store.due(wallClock.instant());
    while (due != null) {
      retry(due);
      due = store.due(wallClock.instant());
    }
  }

  @Override
  public Set<String> among(Collection<String> subjects) {
    return store.failingAmong(subjects);
  }

  /** A subject that is being tried right now is left to the instance that tries it. */
  @Override
  public OptionalInt retry(String id) {
    Held held = store.take(id, wallClock.instant());
    return held == null ? store.waiting(id) : OptionalInt.of(retry(held));
  }

  /** Answers how many events still wait. */
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
    Retry retry = new Retry(subject, event(at));
    retry.with(
        () -> {
          redelivery.handle(retry.event());
          return retry;
        });
  }

  private RecordedEvent event(Waiting at) {
    return events.after(at.position() - 1, 1).stream()
        .filter(event -> event.id().equals(at.event()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("No " + at.event() + " in commit " + at.position()));
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
  public List<Stuck> find(@Nullable String about, Stuck.@Nullable Place after, int limit) {
    return store.find(about, after, limit);
  }

  @Override
  public long count() {
    return store.count();
  }
}
