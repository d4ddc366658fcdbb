package huikuan.platform.axon.reaction;

import huikuan.platform.eventlog.ReadAhead;
import huikuan.platform.reaction.Failure;
import huikuan.platform.reaction.Once;
import huikuan.platform.time.DeadlineChanges;
import huikuan.platform.time.DueTogether;
import huikuan.platform.together.SideBySide;
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
import java.util.stream.Gatherers;
import org.axonframework.modelling.saga.AssociationValue;

/**
 * The reactions to events that a processor handles together, or to deadlines that are due together.
 * Their sagas and aggregates are read together, and their effects are written together, before the
 * events count as handled.
 */
final class Batch implements DueTogether.Handling {

  private static final ScopedValue<Batch> CURRENT = ScopedValue.newInstance();

  /** The most reactions that are held in memory: one event may be about thousands of cases. */
  private static final int MOST_REACTIONS = 20_000;

  /** The most aggregates that are read at once. */
  private static final int AGGREGATES_AT_ONCE = 100;

  private final Function<String, Set<String>> stuckNow;
  private final SagaStorage storage;
  private final BatchedSagas sagas;
  private final DeadlineChanges deadlines;
  private final ReadAhead ahead;
  private final Map<String, Set<String>> stuck = new ConcurrentHashMap<>();
  private final Map<String, List<Callable<?>>> lanes = new LinkedHashMap<>();
  private final Map<String, Set<AssociationValue>> associations = new HashMap<>();
  private Once answers = new Once();
  private int reactions;
  private final Set<String> targets = new LinkedHashSet<>();
  private final List<ReadAhead.Held> held = new ArrayList<>();

  Batch(
      Function<String, Set<String>> stuckNow,
      SagaStorage storage,
      DeadlineChanges deadlines,
      ReadAhead ahead) {
    this.stuckNow = stuckNow;
    this.storage = storage;
    this.sagas = storage.begin(deadlines::write);
    this.deadlines = deadlines;
    this.ahead = ahead;
  }

  /** The batch that this thread's reaction belongs to. */
  static Optional<Batch> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  static Optional<BatchedSagas> currentSagas() {
    return current().map(batch -> batch.sagas);
  }

  /**
   * Adds a reaction to a lane: it runs after those before it, and not at all if one of them failed.
   */
  void add(String lane, Runnable reaction) {
    reactions++;
    lanes
        .computeIfAbsent(lane, none -> new ArrayList<>())
        .add(
            Trace.carry(
                () -> {
                  handle(reaction);
                  return lane;
                }));
  }

  /** Whether it is to react before it takes more events. */
  boolean isFull() {
    return reactions >= MOST_REACTIONS;
  }

  @Override
  public void handle(Runnable reaction) {
    Once known = answers;
    deadlines.gather(() -> known.sharing(() -> ScopedValue.where(CURRENT, this).run(reaction)));
  }

  /** A reaction asks for sagas of this type with these associations. */
  void asks(String type, Collection<AssociationValue> about) {
    associations.computeIfAbsent(type, none -> new LinkedHashSet<>()).addAll(about);
  }

  /** A reaction sends a command to this aggregate. */
  void sendsTo(String aggregate) {
    targets.add(aggregate);
  }

  /** Ids of a reaction's stuck subjects, asked for once, before lanes wait for the answer. */
  Set<String> stuck(String reaction) {
    return stuck.computeIfAbsent(
        reaction,
        name -> {
          Set<String> ids = ConcurrentHashMap.newKeySet();
          ids.addAll(stuckNow.apply(name));
          return ids;
        });
  }

  /**
   * Lanes go side by side; all have come to an end when this returns, or throws.
   *
   * @param atOnce the executor has so many threads
   */
  void react(Executor executor, int atOnce) {
    associations.forEach((type, about) -> storage.lookUp(sagas, type, about));
    readAhead(targets);
    SideBySide sideBySide = new SideBySide(lanes.size(), atOnce);
    CompletableFuture<?>[] all =
        lanes.values().stream()
            .map(
                lane ->
                    CompletableFuture.runAsync(
                        () -> sideBySide.run(() -> lane.forEach(Batch::call)), executor))
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(all).join();
    } catch (CompletionException e) {
      throw Failure.of(Objects.requireNonNullElse(e.getCause(), e));
    }
    write();
    forget();
  }

  /** Forgets the events so far, with the answers that they shared. */
  private void forget() {
    lanes.clear();
    associations.clear();
    targets.clear();
    answers = new Once();
    reactions = 0;
  }

  private static void call(Callable<?> reaction) {
    try {
      reaction.call();
    } catch (Exception e) {
      throw Failure.of(e);
    }
  }

  /** Reads these sagas, and the aggregates that they will send commands to. */
  void read(Collection<String> ids, Collection<String> aggregates) {
    storage.read(sagas, ids);
    readAhead(aggregates);
  }

  private void readAhead(Collection<String> aggregates) {
    aggregates.stream()
        .gather(Gatherers.windowFixed(AGGREGATES_AT_ONCE))
        .forEach(some -> held.add(ahead.hold(some)));
  }

  @Override
  public void write() {
    storage.write(sagas);
  }

  @Override
  public void close() {
    held.forEach(ReadAhead.Held::close);
    storage.end(sagas);
  }
}
