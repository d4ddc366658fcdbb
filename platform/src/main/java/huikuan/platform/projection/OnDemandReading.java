package huikuan.platform.projection;

import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.together.SharedLookup;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Reads the log to its end into a read model, before the read model answers a question. Questions
 * that come while the log is read share the next reading.
 */
public final class OnDemandReading {

  private static final int CHUNK = 500;

  /** The only key of the shared reading. */
  private static final String LOG = "log";

  private final EventLog log;
  private final LongSupplier kept;
  private final Consumer<List<RecordedEvent>> add;
  private final SharedLookup<String, Long> reading;
  private volatile long position = -1;

  /**
   * @param kept how far the read model has come; asked once
   * @param add adds a part of the log; another instance may add the same
   */
  public OnDemandReading(EventLog log, LongSupplier kept, Consumer<List<RecordedEvent>> add) {
    this.log = log;
    this.kept = kept;
    this.add = add;
    this.reading = new SharedLookup<>(any -> Map.of(LOG, read()));
  }

  /** Reads to the log's end, and answers the position there. */
  public long toTheEnd() {
    return reading.get(LOG);
  }

  /** Reads to the log's end, unless this position is read: the first of a batch brings in all. */
  public void to(long wanted) {
    if (wanted > position) {
      toTheEnd();
    }
  }

  private long read() {
    if (position < 0) {
      position = kept.getAsLong();
    }
    List<RecordedEvent> events = log.after(position, CHUNK);
    while (!events.isEmpty()) {
      add.accept(events);
      position = events.getLast().position();
      events = log.after(position, CHUNK);
    }
    return position;
  }
}
