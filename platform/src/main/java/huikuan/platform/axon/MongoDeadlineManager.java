package huikuan.platform.axon;

import huikuan.platform.time.Deadline;
import huikuan.platform.time.DeadlineChanges;
import huikuan.platform.time.DeadlineStore;
import huikuan.platform.time.Delivery;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
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
import org.jspecify.annotations.Nullable;

/**
 * Axon's door to the deadlines. Within one scope there is at most one waiting deadline of a name:
 * scheduling again replaces it, so a redelivered event does no harm. Handlers find {@code dueAt}
 * and {@code firedAt} in the metadata.
 */
public final class MongoDeadlineManager extends AbstractDeadlineManager implements Delivery {

  /** Metadata: when the deadline was due. */
  public static final String DUE_AT = "dueAt";

  /** Metadata: the clock's now when it is delivered. */
  public static final String FIRED_AT = "firedAt";

  /** The resource of a unit of work that has its changes. */
  private static final String CHANGES = "deadlines";

  private final DeadlineStore store;
  private final ScopeAwareProvider scopes;
  private final Serializer serializer;
  private final Clock clock;

  MongoDeadlineManager(
      DeadlineStore store, ScopeAwareProvider scopes, Serializer serializer, Clock clock) {
    this.store = store;
    this.scopes = scopes;
    this.serializer = serializer;
    this.clock = clock;
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
        new Deadline(
            name,
            DeadlineScopes.of(scope),
            payload == null ? null : payload.getType().getName(),
            payload == null ? null : payload.getData(),
            metadata,
            dueAt);
    atLast(changes -> changes.schedule(deadline));
    return deadline.id();
  }

  @Override
  public void cancelSchedule(String name, String scheduleId) {
    atLast(changes -> changes.cancel(scheduleId));
  }

  @Override
  public void cancelAll(String name) {
    atLast(changes -> changes.cancelAll(name));
  }

  @Override
  public void cancelAllWithinScope(String name, ScopeDescriptor scope) {
    cancelSchedule(name, Deadline.id(DeadlineScopes.of(scope), name));
  }

  /** Done at the end of the unit of work, or of the batch that it belongs to. */
  private void atLast(Consumer<DeadlineChanges> change) {
    if (!CurrentUnitOfWork.isStarted()) {
      DeadlineChanges alone = store.changes();
      change.accept(alone);
      alone.write();
      return;
    }
    UnitOfWork<?> work = CurrentUnitOfWork.get();
    DeadlineChanges changes =
        work.getOrComputeResource(
            CHANGES,
            none -> {
              work.onPrepareCommit(MongoDeadlineManager::end);
              return store.changes();
            });
    change.accept(changes);
  }

  private static void end(UnitOfWork<?> work) {
    DeadlineChanges changes = work.getResource(CHANGES);
    work.resources().remove(CHANGES);
    changes.end();
  }

  @Override
  public void deliver(Deadline deadline, Instant now) throws Exception {
    DeadlineMessage<?> message = message(deadline, now);
    DefaultUnitOfWork<DeadlineMessage<?>> work = DefaultUnitOfWork.startAndGet(message);
    ResultMessage<?> result =
        work.executeWithResult(
            () ->
                new DefaultInterceptorChain<>(
                        work,
                        handlerInterceptors(),
                        delivered -> {
                          send(delivered, DeadlineScopes.of(deadline.scope()));
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
