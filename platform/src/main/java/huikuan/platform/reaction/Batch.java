package huikuan.platform.reaction;

import huikuan.platform.eventlog.ReadAhead;
import huikuan.platform.time.DeadlineChanges;
import huikuan.platform.tracing.Trace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.axonframework.modelling.saga.AssociationValue;

/**
 * The reactions to the events that a processor handles together. They are gathered first, so that
 * what they are about is read together; then they happen, and what they lead to is written before
 * the processor goes on.
 */
final class Batch {

  private static final ScopedValue<Batch> CURRENT = ScopedValue.newInstance();

  /** So many aggregates are read at once. */
  private static final int TOGETHER = 100;

  private final Function<String, Set<String>> stuckNow;
  private final SagasAtHand sagas;
  private final DeadlineChanges deadlines;
  private final ReadAhead ahead;
  private final Map<String, Set<String>> stuck = new ConcurrentHashMap<>();
  private final Map<String, List<Callable<?>>> lanes = new LinkedHashMap<>();
  private final Map<String, Set<AssociationValue>> associations = new HashMap<>();
  private final Set<String> targets = new LinkedHashSet<>();

  Batch(
      Function<String, Set<String>> stuckNow,
      SagasAtHand sagas,
      DeadlineChanges deadlines,
      ReadAhead ahead) {
    this.stuckNow = stuckNow;
    this.sagas = sagas;
    this.deadlines = deadlines;
    this.ahead = ahead;
  }

  /** The batch that this thread's reaction belongs to. */
  static Batch current() {
    return CURRENT.get();
  }

  /** The sagas of the batch that this thread's reaction belongs to, if it does to one. */
  static Optional<SagasAtHand> currentSagas() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get().sagas) : Optional.empty();
  }

  /** After what came before in this lane; not at all if that failed. */
  void add(String lane, Runnable reaction) {
    lanes
        .computeIfAbsent(lane, none -> new ArrayList<>())
        .add(
            Trace.carry(
                () -> {
                  deadlines.gather(() -> ScopedValue.where(CURRENT, this).run(reaction));
                  return lane;
                }));
  }

  /** A reaction asks for sagas of this type with these associations. */
  void asks(String type, Collection<AssociationValue> about) {
    associations.computeIfAbsent(type, none -> new LinkedHashSet<>()).addAll(about);
  }

  /** A reaction sends a command to this aggregate. */
  void sendsTo(String aggregate) {
    targets.add(aggregate);
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

  /** Lanes go side by side; all have come to an end when this returns, or throws. */
  void react(Executor executor) {
    associations.forEach(sagas::lookUp);
    List<ReadAhead.Held> held = readAhead();
    try {
      CompletableFuture<?>[] all =
          lanes.values().stream()
              .map(lane -> CompletableFuture.runAsync(() -> lane.forEach(Batch::call), executor))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(all).join();
    } catch (CompletionException e) {
      throw Failure.of(Objects.requireNonNullElse(e.getCause(), e));
    } finally {
      held.forEach(ReadAhead.Held::close);
    }
    write();
  }

  private List<ReadAhead.Held> readAhead() {
    List<String> all = List.copyOf(targets);
    List<ReadAhead.Held> held = new ArrayList<>();
    for (int from = 0; from < all.size(); from += TOGETHER) {
      held.add(ahead.hold(all.subList(from, Math.min(from + TOGETHER, all.size()))));
    }
    return held;
  }

  private static void call(Callable<?> reaction) {
    try {
      reaction.call();
    } catch (Exception e) {
      throw Failure.of(e);
    }
  }

  /** Writes what the reactions have led to so far. */
  void write() {
    sagas.write();
  }
}
