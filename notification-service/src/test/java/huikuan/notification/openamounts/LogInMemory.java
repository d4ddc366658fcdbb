package huikuan.notification.openamounts;

import huikuan.notification.delivery.WithdrawnEvidence;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A log that holds what a test has told it. */
public final class LogInMemory implements EventLog {

  private final List<RecordedEvent> events = new ArrayList<>();

  public void add(Object event) {
    add(event, Map.of());
  }

  /** As told from that place in its source's log. */
  public void add(String sequence, Object event) {
    add(event, Map.of("ce_sequence", sequence));
  }

  private void add(Object event, Map<String, String> metadata) {
    long position = events.size() + 1;
    events.add(
        new RecordedEvent(
            position, 0, "e" + position, "any", event, metadata, Instant.EPOCH, null, null, 0));
  }

  @Override
  public long head() {
    return events.size();
  }

  @Override
  public List<RecordedEvent> after(long after, int limit) {
    return events.stream().filter(event -> event.position() > after).limit(1).toList();
  }

  @Override
  public List<RecordedEvent> ofAggregate(String aggregate, long fromSequence) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<RecordedEvent> ofAggregate(String aggregate, long fromSequence, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, RecordedEvent> byKeys(Collection<String> keys) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, Integer> mentions(Collection<String> keys) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, List<RecordedEvent>> about(Collection<String> keys) {
    return keys.stream()
        .collect(
            Collectors.toMap(
                key -> key,
                key ->
                    events.stream()
                        .filter(it -> WithdrawnEvidence.keys(it.payload()).contains(key))
                        .toList()));
  }

  @Override
  public String hash(long commit) {
    return Long.toHexString(commit);
  }

  @Override
  public long positionAt(Instant moment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Instant recordedAt(long position) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long newestHere() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long lastAppendedByThisThread() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void onAppend(Runnable listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void removeListener(Runnable listener) {
    throw new UnsupportedOperationException();
  }
}
