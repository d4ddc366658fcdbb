package huikuan.platform.reaction;

import org.axonframework.eventhandling.EventMessage;

/** Brings an event to a saga or component once more. */
@FunctionalInterface
interface Redelivery {
  void handle(EventMessage<?> event) throws Exception;
}
