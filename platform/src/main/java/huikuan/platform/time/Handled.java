package huikuan.platform.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Of deadlines claimed together, those that were handled: removed several at once, and soon, for
 * the slowest of all may outlast the lease.
 */
final class Handled {

  private final DeadlineStore store;
  private final Queue<DeadlineStore.Claimed> waiting = new ConcurrentLinkedQueue<>();
  private final Lock removing = new ReentrantLock();

  Handled(DeadlineStore store) {
    this.store = store;
  }

  /** Whoever comes while another removes leaves his to the next, or to {@link #remove}. */
  void add(DeadlineStore.Claimed claimed) {
    waiting.add(claimed);
    if (removing.tryLock()) {
      removeAndUnlock();
    }
  }

  /** Removes what is left. */
  void remove() {
    removing.lock();
    removeAndUnlock();
  }

  private void removeAndUnlock() {
    try {
      List<DeadlineStore.Claimed> handled = new ArrayList<>();
      for (var next = waiting.poll(); next != null; next = waiting.poll()) {
        handled.add(next);
      }
      store.done(handled);
    } finally {
      removing.unlock();
    }
  }
}
