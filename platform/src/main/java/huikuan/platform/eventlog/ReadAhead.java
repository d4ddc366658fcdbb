package huikuan.platform.eventlog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads many small aggregates at once, for commands that are sent right after: most of them are new
 * or have a short history. An aggregate read ahead is used once. If it has changed meanwhile, the
 * command's commit collides and is decided again.
 */
public final class ReadAhead {

  private static final int MOST_COMMITS = 500;

  /** The events read ahead; unused ones are forgotten at the end. */
  public interface Held extends AutoCloseable {
    @Override
    void close();
  }

  private final MongoEventLog log;
  private final Function<Collection<String>, Set<String>> readAlone;
  private final Map<String, List<RecordedEvent>> held = new ConcurrentHashMap<>();

  /**
   * @param readAlone answers which of some aggregates are not read from their first event on
   */
  public ReadAhead(MongoEventLog log, Function<Collection<String>, Set<String>> readAlone) {
    this.log = log;
    this.readAlone = readAlone;
  }

  /** Aggregates with a snapshot are read alone, and all of them if together they are too large. */
  public Held hold(Collection<String> aggregates) {
    if (aggregates.isEmpty()) {
      return () -> {};
    }
    Set<String> small = new HashSet<>(aggregates);
    small.removeAll(readAlone.apply(aggregates));
    Map<String, List<RecordedEvent>> read = new HashMap<>();
    small.forEach(aggregate -> read.put(aggregate, new ArrayList<>()));
    if (!log.ofAggregates(small, MOST_COMMITS, read)) {
      return () -> {};
    }
    // The longer of two readings is the newer one.
    read.forEach(
        (aggregate, events) ->
            held.merge(aggregate, events, (one, two) -> one.size() > two.size() ? one : two));
    return () -> read.forEach(this::forget);
  }

  private void forget(String aggregate, List<RecordedEvent> read) {
    held.computeIfPresent(aggregate, (same, events) -> events == read ? null : events);
  }

  /** Null if it was not read ahead, or was used before. */
  public @Nullable List<RecordedEvent> take(String aggregate) {
    return held.remove(aggregate);
  }
}
