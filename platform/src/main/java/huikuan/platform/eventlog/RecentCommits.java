package huikuan.platform.eventlog;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commits that this instance appended last, for readers at the log's end: they need not ask the
 * store, and decode each event once for all of them. Holds one unbroken run of commits, all of them
 * durable.
 */
final class RecentCommits {

  private static final long MOST_BYTES = 500_000;

  private final class Recent {
    private final long number;
    private final Instant recordedAt;
    private final PendingCommit appended;
    private final long bytes;
    private @Nullable List<RecordedEvent> events;

    Recent(long number, Instant recordedAt, PendingCommit appended) {
      this.number = number;
      this.recordedAt = recordedAt;
      this.appended = appended;
      this.bytes = appended.size();
    }

    synchronized List<RecordedEvent> events() {
      if (events == null) {
        events = decoded(appended, number, recordedAt);
      }
      return events;
    }
  }

  private final EventCodec codec;
  private final Deque<Recent> run = new ArrayDeque<>();
  private long bytes;
  private volatile long newest;

  RecentCommits(EventCodec codec) {
    this.codec = codec;
  }

  synchronized void add(long number, Instant recordedAt, PendingCommit appended) {
    if (!run.isEmpty() && run.getLast().number + 1 != number) {
      run.clear();
      bytes = 0;
    }
    Recent recent = new Recent(number, recordedAt, appended);
    run.addLast(recent);
    bytes += recent.bytes;
    while (bytes > MOST_BYTES && run.size() > 1) {
      bytes -= run.removeFirst().bytes;
    }
    appended(number);
  }

  /** A commit of this instance; if it was not added, its readers ask the store for it. */
  void appended(long number) {
    newest = Math.max(newest, number);
  }

  /** 0 if nothing was appended here. */
  long newest() {
    return newest;
  }

  /** Whole commits from {@code after} + 1 on; empty if they are not at hand. */
  List<RecordedEvent> after(long after, int mostCommits, int enoughEvents) {
    List<RecordedEvent> events = new ArrayList<>();
    for (Recent recent : from(after + 1, mostCommits)) {
      if (events.size() >= enoughEvents) {
        break;
      }
      events.addAll(recent.events());
    }
    return events;
  }

  private synchronized List<Recent> from(long first, int most) {
    if (run.isEmpty() || first < run.getFirst().number || first > run.getLast().number) {
      return List.of();
    }
    return run.stream().skip(first - run.getFirst().number).limit(most).toList();
  }

  private List<RecordedEvent> decoded(PendingCommit appended, long number, Instant recordedAt) {
    NewCommit commit = appended.commit();
    NewCommit.Source source = commit.source();
    List<RecordedEvent> events = new ArrayList<>(commit.events().size());
    for (int index = 0; index < commit.events().size(); index++) {
      NewCommit.NewEvent event = commit.events().get(index);
      events.add(
          new RecordedEvent(
              number,
              index,
              CommitDocument.eventId(appended.tag(), index),
              event.name(),
              codec.decode(event.name(), event.json()),
              new HashMap<>(event.metadata()),
              recordedAt,
              source == null ? null : source.type(),
              source == null ? null : source.aggregate(),
              source == null ? index : source.firstSequence() + index));
    }
    return events;
  }
}
