package huikuan.platform.time;

import java.time.Instant;

/** Brings a deadline that is due to the saga or aggregate that it belongs to. */
@FunctionalInterface
public interface Delivery {

  /**
   * Returns when it is handled.
   *
   * @param now the clock's now
   */
  void deliver(Deadline deadline, Instant now) throws Exception;
}
