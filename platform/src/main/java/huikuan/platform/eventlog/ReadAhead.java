package huikuan.platform.eventlog;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import huikuan.platform.together.SharedLookup;
import huikuan.platform.together.SideBySide;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/**
 * Reads many small aggregates at once, for commands that are sent right after: most of them are new
 * or have a short history. An aggregate read ahead is used once. If it has changed meanwhile, the
 * command's commit collides and is decided again.
 */
public final class ReadAhead {

  /** The events read ahead; unused ones are forgotten at the end. */
  public interface Held extends AutoCloseable {
    @Override
    void close();
  }

  private final MongoEventLog log;
  private final Function<Collection<String>, Set<String>> readAlone;
  private final Map<String, List<RecordedEvent>> held = new ConcurrentHashMap<>();

  /** Empty = an aggregate is to be read alone. */
  private final SharedLookup<String, Optional<List<RecordedEvent>>> sideBySide =
      new SharedLookup<>(this::readTogether);

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
    if (!log.ofAggregates(small, MongoEventLog.COMMITS_AT_ONCE, read)) {
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

  /**
   * All events of an aggregate, read together with those of commands that are handled side by side.
   * Null if it is to be read alone.
   */
  public @Nullable List<RecordedEvent> together(String aggregate) {
    return SideBySide.isCurrent() ? sideBySide.get(aggregate).orElse(null) : null;
  }

  private Map<String, Optional<List<RecordedEvent>>> readTogether(Collection<String> aggregates) {
    Map<String, Optional<List<RecordedEvent>>> read = new HashMap<>();
    aggregates.stream()
        .gather(Gatherers.windowFixed(MongoEventLog.AGGREGATES_AT_ONCE))
        .forEach(some -> read.putAll(readSome(some)));
    return read;
  }

  private Map<String, Optional<List<RecordedEvent>>> readSome(List<String> aggregates) {
    Map<String, List<RecordedEvent>> events = new HashMap<>();
    aggregates.forEach(each -> events.put(each, new ArrayList<>()));
    boolean all =
        aggregates.size() > 1
            && log.ofAggregates(aggregates, MongoEventLog.COMMITS_AT_ONCE, events);
    return aggregates.stream()
        .collect(
            toMap(
                identity(),
                each -> all ? Optional.ofNullable(events.get(each)) : Optional.empty()));
  }
}
