package huikuan.platform.eventlog;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Wakes local readers when something was appended here. */
final class AppendListeners {

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  void add(Runnable listener) {
    listeners.add(listener);
  }

  void remove(Runnable listener) {
    listeners.remove(listener);
  }

  void appended() {
    listeners.forEach(Runnable::run);
  }
}
