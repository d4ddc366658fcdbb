package huikuan.platform.reaction;

import huikuan.platform.eventlog.RecordedEvent;

/** Brings an event to a saga or component once more. */
@FunctionalInterface
public interface Redelivery {
  void handle(RecordedEvent event) throws Exception;
}
