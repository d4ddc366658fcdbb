package huikuan.platform.eventlog;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Gatherers;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The commit log: a dense sequence of commits in one MongoDB collection. */
public final class MongoEventLog implements EventLog, AutoCloseable {

  private static final int FIRST_READ = 16;

  /** The most aggregates that one question names, and commits of them that it reads. */
  static final int AGGREGATES_AT_ONCE = 100;

  static final int COMMITS_AT_ONCE = 500;
  private static final int ENOUGH_EVENTS = 5_000;
  private static final long ENOUGH_TEXT = 8_000_000;

  /** MongoDB's word for no limit. */
  private static final int NO_LIMIT = 0;

  private final MongoDatabase database;
  private final CommitStore store;
  private final EventCodec codec;
  private final LogSettings settings;
  private final RecentCommits recent;
  private final RecentContents recentContents = new RecentContents();
  private final AppendListeners listeners = new AppendListeners();
  private final Appender appender;
  private final ThreadLocal<Long> lastAppended = ThreadLocal.withInitial(() -> 0L);

  public MongoEventLog(
      MongoDatabase database,
      EventCodec codec,
      Clock clock,
      LogSettings settings,
      MeterRegistry meters) {
    this.database = database;
    this.store = new CommitStore(database);
    this.codec = codec;
    this.settings = settings;
    this.recent = new RecentCommits(codec);
    GroupWriter writer =
        new GroupWriter(store, recent, recentContents, clock, settings.uncertain());
    this.appender = new Appender(writer, listeners, settings, meters);
  }

  /** Hands a commit in; completes with its number once it is durable. Order of calls is kept. */
  public CompletableFuture<Long> append(NewCommit commit) {
    return appender.append(commit);
  }

  /**
   * Hands commits in that belong in this order. A commit is stored only after the one before it,
   * which may be in the log already.
   */
  public List<CompletableFuture<Long>> append(List<NewCommit> commits) {
    return appender.append(commits);
  }

  /** Appends and waits; throws the refusal of the append. */
  public long appendNow(NewCommit commit) {
    try {
      long number = appender.appendHere(commit).join();
      lastAppended.set(number);
      return number;
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException refusal ? refusal : e;
    }
  }

  /** Encodes and decodes its events. */
  public EventCodec codec() {
    return codec;
  }

  /** Its bounds. */
  public LogSettings settings() {
    return settings;
  }

  @Override
  public Duration poll() {
    return settings.poll();
  }

  @Override
  public void onAppend(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void removeListener(Runnable listener) {
    listeners.remove(listener);
  }

  @Override
  public long head() {
    Document newest = store.newest();
    return newest == null ? 0 : CommitDocument.number(newest);
  }

  /** Large commits come in small numbers: a read stays bounded. */
  @Override
  public List<RecordedEvent> after(long after, int limit) {
    List<RecordedEvent> atHand = recent.after(after, limit, ENOUGH_EVENTS);
    return atHand.isEmpty() ? stored(after, limit) : atHand;
  }

  private List<RecordedEvent> stored(long after, int limit) {
    List<RecordedEvent> events = new ArrayList<>();
    long read = after;
    long text = 0;
    int next = Math.min(limit, FIRST_READ);
    while (next > 0 && events.size() < ENOUGH_EVENTS && text < ENOUGH_TEXT) {
      List<Document> documents = store.range(read, next);
      for (Document document : documents) {
        read++;
        if (CommitDocument.number(document) != read) {
          throw new HoleInLog(read);
        }
        events.addAll(CommitDocument.events(document, codec));
        text += CommitDocument.text(document);
      }
      boolean end = documents.size() < next;
      next = end ? 0 : (int) Math.min(next * 4L, limit - (read - after));
      next = (int) Math.min(next, (ENOUGH_TEXT - text) * (read - after) / Math.max(1, text));
    }
    return events;
  }

  @Override
  public List<RecordedEvent> ofAggregate(String aggregate, long fromSequence) {
    return events(commitsOf(aggregate, fromSequence, NO_LIMIT), fromSequence);
  }

  /** Commits of a thousand events come in small numbers: a read stays bounded. */
  @Override
  public List<RecordedEvent> ofAggregate(String aggregate, long fromSequence, int limit) {
    List<RecordedEvent> events = new ArrayList<>();
    long next = fromSequence;
    boolean more = true;
    while (more && events.size() < limit) {
      List<Document> commits = commitsOf(aggregate, next, FIRST_READ);
      events.addAll(events(commits, next));
      more = !commits.isEmpty();
      next = more ? commits.getLast().getLong(CommitDocument.LAST) + 1 : next;
    }
    return events.size() > limit ? List.copyOf(events.subList(0, limit)) : events;
  }

  private List<RecordedEvent> events(List<Document> commits, long fromSequence) {
    List<RecordedEvent> events = new ArrayList<>();
    for (Document document : commits) {
      events.addAll(CommitDocument.events(document, codec));
    }
    events.removeIf(event -> event.sequence() < fromSequence);
    return events;
  }

  /** The hashes of the contents of commits {@code after} + 1 on; empty only at the log's end. */
  List<byte[]> contents(long after, int limit) {
    List<byte[]> atHand = recentContents.after(after, limit);
    return atHand.isEmpty() ? store.contents(after, limit) : atHand;
  }

  /** The business keys that are taken. */
  public Set<String> taken(Collection<String> keys) {
    return keys.isEmpty() ? Set.of() : store.taken(Set.copyOf(keys));
  }

  /**
   * All events of an aggregate that has few commits, with one question.
   *
   * @return null if it has more than {@code most}
   */
  public @Nullable List<RecordedEvent> small(String aggregate, int most) {
    List<Document> commits = store.ofAggregate(aggregate, 0, most + 1);
    return commits.size() > most ? null : events(commits, 0);
  }

  /** Many aggregates in one question, but those of a long history. */
  @Override
  public Map<String, List<RecordedEvent>> ofAggregates(Collection<String> aggregates) {
    Map<String, List<RecordedEvent>> read = new HashMap<>();
    aggregates.stream()
        .distinct()
        .gather(Gatherers.windowFixed(AGGREGATES_AT_ONCE))
        .forEach(
            some -> {
              if (!ofAggregates(some, COMMITS_AT_ONCE, read)) {
                read.putAll(EventLog.super.ofAggregates(some));
              }
            });
    return read;
  }

  /**
   * Adds all events of several aggregates to their lists.
   *
   * @return false if that is more than {@code most} commits: then nothing was added
   */
  boolean ofAggregates(
      Collection<String> aggregates, int most, Map<String, List<RecordedEvent>> events) {
    List<Document> commits = store.ofAggregates(aggregates, most + 1);
    if (commits.size() > most) {
      return false;
    }
    for (Document commit : commits) {
      for (RecordedEvent event : CommitDocument.events(commit, codec)) {
        events
            .computeIfAbsent(String.valueOf(event.aggregate()), none -> new ArrayList<>())
            .add(event);
      }
    }
    return true;
  }

  private List<Document> commitsOf(String aggregate, long fromSequence, int most) {
    List<Document> commits = store.ofAggregate(aggregate, fromSequence, most);
    if (fromSequence == 0
        || (!commits.isEmpty()
            && commits.getFirst().getLong(CommitDocument.FIRST) == fromSequence)) {
      return commits;
    }
    Document straddling = store.before(aggregate, fromSequence);
    if (straddling != null && straddling.getLong(CommitDocument.LAST) >= fromSequence) {
      commits.addFirst(straddling);
    }
    return commits;
  }

  /** The number of an aggregate's last event; empty if it has none. */
  public Optional<Long> lastSequenceOf(String aggregate) {
    Document last = store.before(aggregate, Long.MAX_VALUE);
    return last == null ? Optional.empty() : Optional.of(last.getLong(CommitDocument.LAST));
  }

  @Override
  public Map<String, RecordedEvent> byKeys(Collection<String> keys) {
    Set<String> asked = new HashSet<>(keys);
    Map<String, RecordedEvent> found = new HashMap<>();
    for (Document document : store.byKeys(asked)) {
      CommitDocument.claiming(document, codec, asked)
          .forEach((key, events) -> found.put(key, events.getFirst()));
    }
    return found;
  }

  @Override
  public Map<String, List<RecordedEvent>> about(Collection<String> keys) {
    Set<String> asked = new HashSet<>(keys);
    NavigableMap<Long, Document> commits = new TreeMap<>();
    store.byKeys(asked).forEach(commit -> commits.put(CommitDocument.number(commit), commit));
    store.byMentions(asked).forEach(commit -> commits.put(CommitDocument.number(commit), commit));
    Map<String, List<RecordedEvent>> found = new HashMap<>();
    for (Document document : commits.values()) {
      CommitDocument.about(document, codec, asked)
          .forEach(
              (key, events) ->
                  found.computeIfAbsent(key, none -> new ArrayList<>()).addAll(events));
    }
    return found;
  }

  @Override
  public Map<String, Integer> mentions(Collection<String> keys) {
    return store.mentions(Set.copyOf(keys));
  }

  @Override
  public long positionAt(Instant moment) {
    long low = 0;
    long high = head();
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (recordedAt(middle).isAfter(moment)) {
        high = middle - 1;
      } else {
        low = middle;
      }
    }
    return low;
  }

  @Override
  public String hash(long commit) {
    return LogHead.hashOf(commit, database);
  }

  @Override
  public Instant recordedAt(long number) {
    if (number == 0) {
      return Instant.EPOCH;
    }
    Document commit = store.byNumber(number);
    if (commit == null) {
      throw new HoleInLog(number);
    }
    return commit.getDate(CommitDocument.RECORDED_AT).toInstant();
  }

  @Override
  public long newestHere() {
    return recent.newest();
  }

  @Override
  public long lastAppendedByThisThread() {
    return lastAppended.get();
  }

  @Override
  public void close() {
    appender.close();
  }
}
