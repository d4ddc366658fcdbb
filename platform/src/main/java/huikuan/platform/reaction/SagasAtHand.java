package huikuan.platform.reaction;

import huikuan.platform.reaction.SagaCollection.Change;
import huikuan.platform.reaction.SagaCollection.Stored;
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
 * The sagas that some work is about: asked for together, and written together, as what they are in
 * the end.
 */
final class SagasAtHand {

  /** An event may concern more; those are read one by one, and not all are kept. */
  private static final int MOST = 1_000;

  private final SagaCollection store;
  private final Runnable first;
  private final Map<String, Held> sagas = new HashMap<>();
  private final Map<About, Set<String>> found = new HashMap<>();

  /**
   * @param first what is written before the sagas
   */
  SagasAtHand(SagaCollection store, Runnable first) {
    this.store = store;
    this.first = first;
  }

  private record About(String type, AssociationValue association) {}

  /**
   * @param now null = there is none, or none any more
   * @param stored its version in the store; 0 = it is not there
   */
  private record Held(@Nullable Stored now, long stored) {

    boolean changed() {
      return now == null ? stored > 0 : now.version() != stored;
    }
  }

  /** Asks for all sagas with one of these associations at once, and for what they hold. */
  synchronized void lookUp(String type, Collection<AssociationValue> associations) {
    List<AssociationValue> unknown =
        associations.stream().filter(each -> !found.containsKey(new About(type, each))).toList();
    List<Stored> all = unknown.isEmpty() ? null : store.find(type, unknown, MOST);
    if (all == null) {
      return;
    }
    for (Stored each : all) {
      sagas.putIfAbsent(each.id(), new Held(each, each.version()));
    }
    for (AssociationValue each : unknown) {
      Set<String> ids = new HashSet<>();
      all.stream()
          .filter(saga -> saga.associations().contains(each))
          .forEach(saga -> ids.add(saga.id()));
      found.put(new About(type, each), amended(type, each, ids));
    }
  }

  synchronized Set<String> find(String type, AssociationValue association) {
    return Set.copyOf(
        found.computeIfAbsent(
            new About(type, association),
            about -> amended(type, association, store.ids(type, association))));
  }

  /** The store's answer, and what it doesn't know yet. */
  private Set<String> amended(String type, AssociationValue association, Set<String> ids) {
    sagas.forEach(
        (id, held) -> {
          if (held.changed()) {
            ids.remove(id);
            if (held.now() != null
                && held.now().type().equals(type)
                && held.now().associations().contains(association)) {
              ids.add(id);
            }
          }
        });
    return ids;
  }

  synchronized @Nullable Stored load(String id) {
    if (sagas.size() > MOST && !sagas.containsKey(id)) {
      write();
      sagas.clear();
    }
    return sagas
        .computeIfAbsent(
            id,
            none -> {
              Stored read = store.read(id);
              return new Held(read, read == null ? 0 : read.version());
            })
        .now();
  }

  /** Holds a new saga, or what has become of one; one that is as it was is not written again. */
  synchronized void put(String id, String type, String state, Set<AssociationValue> associations) {
    Held held = sagas.get(id);
    Stored before = held == null ? null : held.now();
    if (before != null
        && before.state().equals(state)
        && before.associations().equals(associations)) {
      return;
    }
    long stored = held == null ? 0 : held.stored();
    hold(id, new Held(new Stored(id, type, state, Set.copyOf(associations), stored + 1), stored));
  }

  synchronized void remove(String id) {
    Held held = sagas.get(id);
    hold(id, new Held(null, held == null ? 1 : held.stored()));
  }

  private void hold(String id, Held next) {
    Held before = sagas.put(id, next);
    if (before != null && before.now() != null) {
      abouts(before.now()).forEach(ids -> ids.remove(id));
    }
    if (next.now() != null) {
      abouts(next.now()).forEach(ids -> ids.add(id));
    }
  }

  /** Of what was asked for, the answers that this saga belongs to. */
  private List<Set<String>> abouts(Stored saga) {
    return saga.associations().stream()
        .map(each -> found.get(new About(saga.type(), each)))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Writes what has changed. */
  synchronized void write() {
    first.run();
    List<Change> changes = new ArrayList<>();
    sagas.forEach(
        (id, held) -> {
          if (held.changed()) {
            changes.add(new Change(id, held.now(), held.stored()));
          }
        });
    store.write(changes);
    for (Change each : changes) {
      Stored now = each.now();
      sagas.put(each.id(), new Held(now, now == null ? 0 : now.version()));
    }
  }

  synchronized boolean changed(String id) {
    Held held = sagas.get(id);
    return held != null && held.changed();
  }

  /** Others have written this saga: it, and who is about what, is asked for again. */
  synchronized void forget(String id) {
    if (!changed(id)) {
      sagas.remove(id);
    }
    found.clear();
  }
}
