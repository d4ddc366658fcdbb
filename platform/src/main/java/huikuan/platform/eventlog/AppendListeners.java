package huikuan.platform.eventlog;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wakes local readers when something was appended here. */
final class AppendListeners {

  private static final Logger log = LoggerFactory.getLogger(AppendListeners.class);

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  void add(Runnable listener) {
    listeners.add(listener);
  }

  void remove(Runnable listener) {
    listeners.remove(listener);
  }

  void appended() {
    listeners.forEach(AppendListeners::run);
  }

  /** Logs a listener's exception, which is no reason to doubt the append. */
  private static void run(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException e) {
      log.error("A reader could not be woken", e);
    }
  }
}
