package huikuan.platform.eventlog;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service's own log, to read. Everything a read returns is durable. */
public interface EventLog {

  /** The newest commit's number; 0 when the log is empty. */
  long head();

  /**
   * All events of an aggregate from a sequence number on, oldest first; empty if there are none.
   */
  List<RecordedEvent> ofAggregate(String aggregate, long fromSequence);

  /** The same, but at most {@code limit} events; fewer only when there are no more. */
  List<RecordedEvent> ofAggregate(String aggregate, long fromSequence, int limit);

  /** All events of several aggregates, each one's oldest first; those that have none are absent. */
  default Map<String, List<RecordedEvent>> ofAggregates(Collection<String> aggregates) {
    Map<String, List<RecordedEvent>> read = new HashMap<>();
    for (String aggregate : aggregates) {
      List<RecordedEvent> events = ofAggregate(aggregate, 0);
      if (!events.isEmpty()) {
        read.put(aggregate, events);
      }
    }
    return read;
  }

  /** For each business key that is taken: the event that claimed it. */
  Map<String, RecordedEvent> byKeys(Collection<String> keys);

  /** For each business key that is taken: the events that claimed or mention it, oldest first. */
  Map<String, List<RecordedEvent>> about(Collection<String> keys);

  /** Counts the commits that mention each key; their events are not read. */
  Map<String, Integer> mentions(Collection<String> keys);

  /**
   * Whole commits in order, from {@code after} + 1 on, flattened; at most {@code limit} of them,
   * and fewer when they hold much. Empty only at the log's end.
   */
  List<RecordedEvent> after(long after, int limit);

  /** A commit's hash, in hexadecimal digits; empty if there is no such commit. */
  String hash(long commit);

  /** The newest commit recorded at or before a moment; 0 if there is none. */
  long positionAt(Instant moment);

  /** When a commit was recorded; 1970 of position 0, which is before all commits. */
  Instant recordedAt(long position);

  /**
   * The number of the last commit that this thread appended; 0 if none. Commands run on the thread
   * that sends them, so this is the position a command reached.
   */
  long lastAppendedByThisThread();

  /** The newest commit that this instance appended; 0 if it has appended none. */
  long newestHere();

  /** How often a reader looks for commits of other instances. */
  default Duration poll() {
    return LogSettings.defaults().poll();
  }

  /** Calls back, quickly please, whenever something was appended by this instance. */
  void onAppend(Runnable listener);

  /** Calls back no longer. */
  void removeListener(Runnable listener);
}
