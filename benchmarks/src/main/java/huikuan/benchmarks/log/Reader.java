package huikuan.benchmarks.log;

import java.util.Iterator;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** Reads as a tracking processor does: from the last event's token on, until there is no more. */
final class Reader {

  private static final int WARM_UP = 1_000;

  private final EventStorageEngine engine;

  Reader(EventStorageEngine engine) {
    this.engine = engine;
  }

  /**
   * Events a second, read from the same place again and again until the time is up, once at least.
   *
   * @param from null = the beginning
   * @param count the most that are read each time
   */
  double rate(@Nullable TrackingToken from, int count, int seconds) {
    follow(from, Math.min(count, WARM_UP));
    long begin = System.nanoTime();
    long read = 0;
    do {
      read += follow(from, count);
    } while (System.nanoTime() - begin < seconds * 1_000_000_000L);
    return read * 1e9 / (System.nanoTime() - begin);
  }

  private long follow(@Nullable TrackingToken from, int count) {
    long read = 0;
    TrackingToken token = from;
    while (read < count) {
      long before = read;
      try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(token, false)) {
        Iterator<? extends TrackedEventMessage<?>> each = events.limit(count - read).iterator();
        while (each.hasNext()) {
          TrackedEventMessage<?> event = each.next();
          event.getPayload();
          token = event.trackingToken();
          read++;
        }
      }
      if (read == before) {
        return read;
      }
    }
    return read;
  }
}
