package huikuan.platform.time;

import com.mongodb.client.model.WriteModel;
import huikuan.platform.stuck.Stuck;
import huikuan.platform.stuck.StuckSource;
import huikuan.platform.time.DueTogether.Handling;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import org.axonframework.deadline.AbstractDeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.ScopeAware;
import org.axonframework.messaging.ScopeAwareProvider;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Axon's deadlines in a MongoDB collection: indexed by due time, claimed by lease, delivered at
 * least once. Within one scope there is at most one waiting deadline of a name: scheduling again
 * replaces it, so a redelivered event does no harm. Handlers find {@code dueAt} and {@code firedAt}
 * in the metadata.
 */
public final class MongoDeadlineManager extends AbstractDeadlineManager
    implements Deadlines, StuckSource {

  /** Metadata: when the deadline was due. */
  public static final String DUE_AT = "dueAt";

  /** Metadata: the clock's now when it is delivered. */
  public static final String FIRED_AT = "firedAt";

  private static final Logger log = LoggerFactory.getLogger(MongoDeadlineManager.class);

  /** The resource of a unit of work that has its changes. */
  private static final String CHANGES = "deadlines";

  /** So many deadlines are handled well within a lease. */
  private static final int CLAIMED_AT_ONCE = 512;

  private final DeadlineStore store;
  private final ScopeAwareProvider scopes;
  private final Serializer serializer;
  private final Clock clock;
  private final DeadlineSettings settings;
  private final Supplier<DueTogether> together;

  /**
   * @param together asked for only when a deadline is due, because it may need this manager itself
   */
  MongoDeadlineManager(
      DeadlineStore store,
      ScopeAwareProvider scopes,
      Serializer serializer,
      Clock clock,
      DeadlineSettings settings,
      Supplier<DueTogether> together) {
    this.store = store;
    this.scopes = scopes;
    this.serializer = serializer;
    this.clock = clock;
    this.settings = settings;
    this.together = together;
  }

  @Override
  public String schedule(
      Instant dueAt, String name, @Nullable Object messageOrPayload, ScopeDescriptor scope) {
    DeadlineMessage<Object> message =
        processDispatchInterceptors(
            GenericDeadlineMessage.asDeadlineMessage(name, messageOrPayload, clock.instant())
                .andMetaData(CurrentUnitOfWork.correlationData()));
    SerializedObject<String> payload =
        messageOrPayload == null ? null : serializer.serialize(message.getPayload(), String.class);
    Map<String, String> metadata = new HashMap<>();
    message.getMetaData().forEach((key, value) -> metadata.put(key, String.valueOf(value)));
    Deadline deadline =
        Deadline.in(
            scope,
            name,
            payload == null ? null : payload.getType().getName(),
            payload == null ? null : payload.getData(),
            metadata,
            dueAt);
    atLast(deadline.id(), DeadlineStore.scheduling(deadline));
    return deadline.id();
  }

  @Override
  public void cancelSchedule(String name, String scheduleId) {
    atLast(scheduleId, DeadlineStore.cancelling(scheduleId));
  }

  @Override
  public void cancelAll(String name) {
    atLast(name, DeadlineStore.cancellingAll(name));
  }

  @Override
  public void cancelAllWithinScope(String name, ScopeDescriptor scope) {
    cancelSchedule(name, Deadline.id(scope, name));
  }

  /** Done at the end of the unit of work, or of the batch that it belongs to. */
  private void atLast(String about, WriteModel<Document> change) {
    if (!CurrentUnitOfWork.isStarted()) {
      store.write(List.of(change));
      return;
    }
    UnitOfWork<?> work = CurrentUnitOfWork.get();
    DeadlineChanges changes =
        work.getOrComputeResource(
            CHANGES,
            none -> {
              work.onPrepareCommit(MongoDeadlineManager::end);
              return new DeadlineChanges(store);
            });
    changes.add(about, change);
  }

  private static void end(UnitOfWork<?> work) {
    DeadlineChanges changes = work.getResource(CHANGES);
    work.resources().remove(CHANGES);
    DeadlineChanges.current().ifPresentOrElse(batch -> batch.addAll(changes), changes::write);
  }

  @Override
  public Optional<Instant> nextDue() {
    return store.nextDue();
  }

  long overdue() {
    return store.overdue(clock.instant());
  }

  DeadlineSettings settings() {
    return settings;
  }

  void releaseClaims() {
    store.releaseClaims();
  }

  /** Handles deadlines that fall due together side by side: each belongs to a saga of its own. */
  @Override
  public int fireDue(Instant now) {
    List<DeadlineStore.Claimed> claimed = claim(now);
    int fired = 0;
    try (ExecutorService threads =
        Executors.newFixedThreadPool(
            settings.parallel(), Thread.ofVirtual().name("due-", 0).factory())) {
      while (!claimed.isEmpty()) {
        fire(claimed, now, threads);
        fired += claimed.size();
        claimed = claim(now);
      }
    }
    return fired;
  }

  private List<DeadlineStore.Claimed> claim(Instant now) {
    return store.claim(now, later(now).plus(settings.lease()), CLAIMED_AT_ONCE);
  }

  /** The current time, if later than {@code now}: much work takes long. */
  private Instant later(Instant now) {
    Instant moment = clock.instant();
    return moment.isAfter(now) ? moment : now;
  }

  private void fire(List<DeadlineStore.Claimed> claimed, Instant now, Executor threads) {
    List<Deadline> deadlines = claimed.stream().map(DeadlineStore.Claimed::deadline).toList();
    List<String> sagas = deadlines.stream().flatMap(each -> each.saga().stream()).toList();
    List<String> targets = deadlines.stream().flatMap(each -> each.target().stream()).toList();
    try (Handling handling = together.get().begin(sagas, targets)) {
      for (List<DeadlineStore.Claimed> some :
          claimed.stream().gather(Gatherers.windowFixed(settings.parallel())).toList()) {
        List<DeadlineStore.Claimed> handled = fire(some, now, threads, handling);
        handling.write();
        store.done(handled);
      }
    }
  }

  /** Fires some, and answers those that were handled. */
  private List<DeadlineStore.Claimed> fire(
      List<DeadlineStore.Claimed> some, Instant now, Executor threads, Handling handling) {
    Set<String> held = store.held(some);
    Queue<DeadlineStore.Claimed> handled = new ConcurrentLinkedQueue<>();
    CompletableFuture<?>[] all =
        some.stream()
            .filter(each -> held.contains(each.deadline().id()))
            .map(
                each ->
                    CompletableFuture.runAsync(
                        () ->
                            handling.handle(
                                () -> {
                                  if (fire(each, now)) {
                                    handled.add(each);
                                  }
                                }),
                        threads))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(all).join();
    return List.copyOf(handled);
  }

  /** Tells if it was handled; if not, the moment of the next try is stored. */
  private boolean fire(DeadlineStore.Claimed claimed, Instant now) {
    Deadline deadline = claimed.deadline();
    try {
      deliver(deadline, now);
      return true;
    } catch (Exception e) {
      int attempts = deadline.attempts() + 1;
      Instant nextTry = later(now).plus(settings.backoffAfter(attempts));
      log.error("Deadline {} failed {} times, next try {}", deadline.id(), attempts, nextTry, e);
      store.failed(claimed, String.valueOf(e.getMessage()), now, nextTry);
      return false;
    }
  }

  @Override
  public List<Stuck> find(@Nullable String about, Stuck.@Nullable Place after, int limit) {
    return store.failing(about, after, limit);
  }

  @Override
  public OptionalInt retry(String id) {
    Instant now = clock.instant();
    DeadlineStore.Claimed claimed = store.claimFailing(id, now.plus(settings.lease()));
    if (claimed == null) {
      return OptionalInt.empty();
    }
    if (!fire(claimed, now)) {
      return OptionalInt.of(1);
    }
    store.done(List.of(claimed));
    return OptionalInt.of(0);
  }

  @Override
  public long count() {
    return store.failing();
  }

  private void deliver(Deadline deadline, Instant now) throws Exception {
    DeadlineMessage<?> message = message(deadline, now);
    DefaultUnitOfWork<DeadlineMessage<?>> work = DefaultUnitOfWork.startAndGet(message);
    ResultMessage<?> result =
        work.executeWithResult(
            () ->
                new DefaultInterceptorChain<>(
                        work,
                        handlerInterceptors(),
                        delivered -> {
                          send(delivered, deadline.scope());
                          return true;
                        })
                    .proceed());
    if (result.isExceptional()) {
      throw new IllegalStateException(
          "Handling " + deadline.name() + ": " + result.exceptionResult().getMessage(),
          result.exceptionResult());
    }
  }

  private void send(DeadlineMessage<?> message, ScopeDescriptor scope) throws Exception {
    for (ScopeAware component :
        scopes.provideScopeAwareStream(scope).filter(each -> each.canResolve(scope)).toList()) {
      component.send(message, scope);
    }
  }

  private DeadlineMessage<?> message(Deadline deadline, Instant now) {
    Map<String, Object> metadata = new HashMap<>(deadline.metadata());
    metadata.put(DUE_AT, deadline.dueAt().toString());
    metadata.put(FIRED_AT, now.toString());
    Object payload =
        deadline.payload() == null
            ? null
            : serializer.deserialize(
                new SimpleSerializedObject<>(
                    deadline.payload(), String.class, deadline.payloadType(), null));
    return GenericDeadlineMessage.asDeadlineMessage(deadline.name(), payload, deadline.dueAt())
        .withMetaData(metadata);
  }
}
