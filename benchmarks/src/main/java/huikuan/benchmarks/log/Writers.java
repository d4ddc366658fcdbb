package huikuan.benchmarks.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Threads that append one event after the other, each to aggregates of its own. */
final class Writers {

  private static final int OF_ONE = 100;

  private final List<EventStorageEngine> engines;

  /**
   * @param engines writer by writer
   */
  Writers(List<EventStorageEngine> engines) {
    this.engines = engines;
  }

  /** So many writers on one engine. */
  static Writers on(EventStorageEngine engine, int writers) {
    List<EventStorageEngine> engines = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      engines.add(engine);
    }
    return new Writers(engines);
  }

  /** Events a second. */
  double rate(int seconds) {
    long begin = System.nanoTime();
    long end = begin + seconds * 1_000_000_000L;
    long appended = append(Long.MAX_VALUE, end);
    return appended * 1e9 / (System.nanoTime() - begin);
  }

  /** Appends at least so many. */
  void fill(long events) {
    append((events + engines.size() - 1) / engines.size(), Long.MAX_VALUE);
  }

  private long append(long each, long end) {
    try (ExecutorService threads = Executors.newFixedThreadPool(engines.size())) {
      List<Future<Long>> running = new ArrayList<>();
      for (int writer = 0; writer < engines.size(); writer++) {
        EventStorageEngine engine = engines.get(writer);
        String name = "w" + writer;
        running.add(threads.submit(() -> append(engine, name, each, end)));
      }
      long appended = 0;
      for (Future<Long> done : running) {
        appended += done.get();
      }
      return appended;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A writer failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static long append(EventStorageEngine engine, String writer, long most, long end) {
    long sequence = 0;
    while (sequence < most && System.nanoTime() < end) {
      engine.appendEvents(Events.event(writer + "-" + sequence / OF_ONE, sequence % OF_ONE));
      sequence++;
    }
    return sequence;
  }
}
