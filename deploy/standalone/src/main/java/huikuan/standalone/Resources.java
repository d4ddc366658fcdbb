package huikuan.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Open resources, closed in reverse order; also when the process is told to stop while starting.
 */
final class Resources implements AutoCloseable {

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private volatile boolean closed;

  synchronized <T extends AutoCloseable> T add(T resource) {
    if (closed) {
      close(resource);
      throw new IllegalStateException("Stopped while starting");
    }
    open.push(resource);
    return resource;
  }

  boolean closed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!open.isEmpty()) {
      close(open.pop());
    }
  }

  private static void close(AutoCloseable resource) {
    Logger log = LoggerFactory.getLogger(Resources.class);
    log.info("Stopping {}", resource.getClass().getSimpleName());
    try {
      resource.close();
    } catch (Exception e) {
      log.warn("{} did not stop properly", resource.getClass().getSimpleName(), e);
    }
  }
}
