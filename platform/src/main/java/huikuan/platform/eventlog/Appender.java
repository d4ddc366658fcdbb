package huikuan.platform.eventlog;

import huikuan.platform.together.SideBySide;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: commits handed in while one group is being written become the next group. So a
 * group grows with the load. A lone writer writes by itself and waits for no other thread.
 */
final class Appender implements AutoCloseable {

  private final BlockingQueue<PendingCommit> queue;
  private final LogSettings settings;
  private final GroupWriter writer;
  private final AppendListeners listeners;
  private final DistributionSummary groupSizes;
  private final Timer appendTime;
  private final ReentrantLock writing = new ReentrantLock();

  /** By threads that wait for each other, and then write what all of them have handed in. */
  private final Queue<PendingCommit> handedIn = new ConcurrentLinkedQueue<>();

  private final Runnable writeHandedIn = this::writeHandedIn;
  private final Thread thread;
  private volatile boolean closed;

  Appender(
      GroupWriter writer, AppendListeners listeners, LogSettings settings, MeterRegistry meters) {
    this.writer = writer;
    this.listeners = listeners;
    this.settings = settings;
    this.queue = new ArrayBlockingQueue<>(settings.waiting());
    this.groupSizes =
        DistributionSummary.builder("huikuan.log.group.size")
            .description("Commits written at once")
            .register(meters);
    this.appendTime =
        Timer.builder("huikuan.log.append")
            .description("From handing a commit in to its being durable")
            .register(meters);
    this.thread = Thread.ofPlatform().name("log-appender").daemon().start(this::run);
  }

  /**
   * @return completes with the commit's number once it is durable; else with {@link SequenceTaken},
   *     {@link BusinessKeyTaken}, {@link CommitTooLarge}, {@link AppendRefused} or {@link
   *     AppendUncertain}
   */
  CompletableFuture<Long> append(NewCommit commit) {
    return append(List.of(commit)).getFirst();
  }

  /**
   * As {@link #append(NewCommit)}, in this order: after a commit that failed for a transient reason
   * none is stored either.
   */
  List<CompletableFuture<Long>> append(List<NewCommit> commits) {
    List<CompletableFuture<Long>> numbers = new ArrayList<>(commits.size());
    PendingCommit before = null;
    for (NewCommit commit : commits) {
      before = measured(commit, before);
      numbers.add(before.number());
      if (closed || !queue.offer(before)) {
        before.refuse(new AppendRefused(closed ? "The log is closed" : "Too many commits wait"));
      }
    }
    return numbers;
  }

  /**
   * As {@link #append}, by the calling thread if nobody writes at the moment, or together with
   * those that work beside it.
   */
  CompletableFuture<Long> appendHere(NewCommit commit) {
    if (SideBySide.isCurrent()) {
      PendingCommit waiting = measured(commit, null);
      handedIn.add(waiting);
      SideBySide.bring(waiting.number(), writeHandedIn);
      return waiting.number();
    }
    if (closed || !queue.isEmpty() || !writing.tryLock()) {
      return append(commit);
    }
    PendingCommit waiting = measured(commit, null);
    try {
      write(List.of(waiting));
    } finally {
      writing.unlock();
    }
    return waiting.number();
  }

  private void writeHandedIn() {
    writing.lock();
    try {
      for (PendingCommit first = handedIn.poll(); first != null; first = handedIn.poll()) {
        if (closed) {
          first.refuse(new AppendRefused("The log is closed"));
        } else {
          write(gather(first, handedIn));
        }
      }
    } finally {
      writing.unlock();
    }
  }

  private PendingCommit measured(NewCommit commit, @Nullable PendingCommit before) {
    PendingCommit waiting = new PendingCommit(commit, before);
    Timer.Sample sample = Timer.start();
    waiting.number().whenComplete((number, failure) -> sample.stop(appendTime));
    return waiting;
  }

  private void run() {
    while (!closed || !queue.isEmpty()) {
      PendingCommit first = await();
      if (first != null) {
        writing.lock();
        try {
          write(gather(first, queue));
        } finally {
          writing.unlock();
        }
      }
    }
  }

  private void write(List<PendingCommit> gathered) {
    List<PendingCommit> group = gathered.stream().filter(PendingCommit::mayFollow).toList();
    groupSizes.record(group.size());
    try {
      writer.write(group);
    } catch (RuntimeException | Error failure) {
      group.forEach(waiting -> waiting.refuse(failure));
    }
    listeners.appended();
  }

  private List<PendingCommit> gather(PendingCommit first, Queue<PendingCommit> queue) {
    List<PendingCommit> group = new ArrayList<>();
    int bytes = 0;
    PendingCommit next = first;
    while (next != null) {
      group.add(next);
      bytes += next.size();
      boolean full = group.size() >= settings.groupSize() || bytes >= settings.groupBytes();
      next = full ? null : queue.poll();
    }
    return group;
  }

  private @Nullable PendingCommit await() {
    try {
      return queue.poll(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closed = true;
      return null;
    }
  }

  /** Writes the waiting commits, then stops. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (PendingCommit late = queue.poll(); late != null; late = queue.poll()) {
      late.refuse(new AppendRefused("The log is closed"));
    }
  }
}
