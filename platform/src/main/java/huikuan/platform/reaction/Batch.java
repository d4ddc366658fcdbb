package huikuan.platform.reaction;

import huikuan.platform.tracing.Trace;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;

/** The reactions to the events that a processor handles together: all end before it goes on. */
final class Batch {

  private static final String RESOURCE = "reactions";

  private final Executor executor;
  private final Function<String, Set<String>> stuckNow;
  private final Map<String, Set<String>> stuck = new ConcurrentHashMap<>();
  private final Map<String, Set<AssociationValue>> unborn = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Void>> lanes = new ConcurrentHashMap<>();

  private Batch(Executor executor, Function<String, Set<String>> stuckNow) {
    this.executor = executor;
    this.stuckNow = stuckNow;
  }

  /** The batch of the processor whose thread this is. */
  static Batch current(Executor executor, Function<String, Set<String>> stuckNow) {
    UnitOfWork<?> work = CurrentUnitOfWork.get().root();
    return work.getOrComputeResource(
        RESOURCE,
        none -> {
          Batch batch = new Batch(executor, stuckNow);
          work.onPrepareCommit(ending -> batch.await());
          work.onRollback(failed -> batch.end());
          return batch;
        });
  }

  /** After what came before in this lane; not at all if that failed. */
  void add(String lane, Runnable reaction) {
    Callable<String> carried =
        Trace.carry(
            () -> {
              reaction.run();
              return lane;
            });
    lanes.compute(
        lane,
        (same, before) ->
            (before == null ? CompletableFuture.<Void>completedFuture(null) : before)
                .thenRunAsync(() -> call(carried), executor));
  }

  private static void call(Callable<String> reaction) {
    try {
      reaction.call();
    } catch (Exception e) {
      throw Failure.of(e);
    }
  }

  /** What is stuck of a reaction, asked for once. */
  Set<String> stuck(String reaction) {
    return stuck.computeIfAbsent(
        reaction,
        name -> {
          Set<String> ids = ConcurrentHashMap.newKeySet();
          ids.addAll(stuckNow.apply(name));
          return ids;
        });
  }

  /** The associations that no saga of this type has, as far as this batch has asked for them. */
  Set<AssociationValue> unborn(String type) {
    return unborn.computeIfAbsent(type, name -> ConcurrentHashMap.newKeySet());
  }

  private void await() {
    end();
    try {
      lanes.values().forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw Failure.of(Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  /** Nothing of it goes on, whatever failed. */
  private void end() {
    CompletableFuture<?>[] all = lanes.values().toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(all).exceptionally(failure -> null).join();
  }
}
