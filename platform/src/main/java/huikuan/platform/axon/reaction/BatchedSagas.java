package huikuan.platform.axon.reaction;

import huikuan.platform.axon.reaction.SagaCollection.Change;
import huikuan.platform.axon.reaction.SagaCollection.Stored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.modelling.saga.AssociationValue;
import org.jspecify.annotations.Nullable;

/**
 * The sagas of a batch: asked for together, and written together in their final state. Not
 * thread-safe: {@link SagaStorage} lets one in at a time.
 */
final class BatchedSagas {

  /** Sagas beyond this number are read one by one, and not all are kept. */
  private static final int MOST_SAGAS = 1_000;

  private static final Held NONE = new Held(null, null);

  private final SagaCollection store;
  private final Runnable first;
  private final Map<String, Held> sagas = new HashMap<>();
  private final Map<About, Set<String>> found = new HashMap<>();

  /**
   * @param first writes the effects that come before the sagas
   */
  BatchedSagas(SagaCollection store, Runnable first) {
    this.store = store;
    this.first = first;
  }

  private record About(String type, AssociationValue association) {}

  /**
   * @param stored as the store has it; null = not there
   * @param now as it has become; null = there is none, or none any more
   */
  private record Held(@Nullable Stored stored, @Nullable Stored now) {

    boolean changed() {
      return stored != now;
    }

    long version() {
      return stored == null ? 0 : stored.version();
    }
  }

  /** Reads all sagas with one of these associations at once. */
  void lookUp(String type, Collection<AssociationValue> associations) {
    List<AssociationValue> unknown =
        associations.stream().filter(each -> !knows(type, each)).toList();
    List<Stored> all = unknown.isEmpty() ? null : store.find(type, unknown, MOST_SAGAS);
    if (all == null) {
      return;
    }
    all.forEach(this::hold);
    for (AssociationValue each : unknown) {
      Set<String> ids = new HashSet<>();
      all.stream()
          .filter(saga -> saga.associations().contains(each))
          .forEach(saga -> ids.add(saga.id()));
      found.put(new About(type, each), amended(type, each, ids));
    }
  }

  /** Reads those of these sagas that are not in memory. */
  void read(Collection<String> ids) {
    List<String> unknown = ids.stream().filter(id -> !sagas.containsKey(id)).toList();
    if (!unknown.isEmpty()) {
      store.read(unknown).forEach(this::hold);
      unknown.forEach(id -> sagas.putIfAbsent(id, NONE));
    }
  }

  private void hold(Stored read) {
    sagas.putIfAbsent(read.id(), new Held(read, read));
  }

  Set<String> find(String type, AssociationValue association) {
    return Set.copyOf(
        found.computeIfAbsent(
            new About(type, association),
            about -> amended(type, association, store.ids(type, association))));
  }

  /** The store's answer with the changes that it does not have yet. */
  private Set<String> amended(String type, AssociationValue association, Set<String> ids) {
    About about = new About(type, association);
    sagas.forEach(
        (id, held) -> {
          if (held.changed()) {
            ids.remove(id);
            if (held.now() != null && concerns(held.now(), about)) {
              ids.add(id);
            }
          }
        });
    return ids;
  }

  private static boolean concerns(Stored saga, About about) {
    return saga.type().equals(about.type()) && saga.associations().contains(about.association());
  }

  @Nullable Stored load(String id) {
    read(List.of(id));
    return held(id).now();
  }

  private Held held(String id) {
    return Objects.requireNonNull(sagas.get(id));
  }

  /** Holds a new or changed saga; an unchanged one is not written. */
  void put(String id, String type, String state, Set<AssociationValue> associations) {
    Held held = sagas.getOrDefault(id, NONE);
    Stored before = held.now();
    if (before != null
        && before.state().equals(state)
        && before.associations().equals(associations)) {
      return;
    }
    Stored now = new Stored(id, type, state, Set.copyOf(associations), held.version() + 1);
    replace(id, new Held(held.stored(), now));
  }

  void remove(String id) {
    read(List.of(id));
    replace(id, new Held(held(id).stored(), null));
  }

  private void replace(String id, Held next) {
    Held before = sagas.put(id, next);
    if (before != null && before.now() != null) {
      answers(before.now()).forEach(ids -> ids.remove(id));
    }
    if (next.now() != null) {
      answers(next.now()).forEach(ids -> ids.add(id));
    }
  }

  /** The earlier answers that this saga belongs to. */
  private List<Set<String>> answers(Stored saga) {
    return saga.associations().stream()
        .map(each -> found.get(new About(saga.type(), each)))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Writes the changes, and answers them. */
  List<Change> write() {
    first.run();
    List<Change> changes = new ArrayList<>();
    sagas.forEach(
        (id, held) -> {
          if (held.changed()) {
            changes.add(new Change(held.stored(), held.now()));
          }
        });
    store.write(changes);
    changes.forEach(each -> sagas.put(each.id(), new Held(each.now(), each.now())));
    return changes;
  }

  boolean knows(String type, AssociationValue association) {
    return found.containsKey(new About(type, association));
  }

  boolean hasChanged() {
    return sagas.values().stream().anyMatch(Held::changed);
  }

  boolean hasChanged(String id) {
    Held held = sagas.get(id);
    return held != null && held.changed();
  }

  /** Forgets a saga that others have written, and the answers of its type: they are read again. */
  void forget(Change written) {
    sagas.remove(written.id());
    found.keySet().removeIf(about -> about.type().equals(written.type()));
  }

  boolean isFull() {
    return sagas.size() > MOST_SAGAS;
  }

  void clear() {
    sagas.clear();
  }
}
