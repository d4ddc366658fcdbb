package huikuan.platform.settling;

import huikuan.platform.eventlog.EventLog;

/** A station that reads a log: it has caught up when it is at the log's end. */
public interface LogStation extends Station {

  EventLog log();

  /** Whether it has all commits up to this one. */
  boolean hasReached(long commit);

  @Override
  default boolean caughtUp() {
    return hasReached(log().head());
  }
}
