package huikuan.dunning.reaction;

import java.util.ArrayDeque;
import java.util.Deque;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Sends the commands of a reaction, each as a unit of work of its own: it is durable, or has
 * failed, when this returns. Within the unit of work of the event that caused them, the events of
 * several cases would be appended as one commit, and a commit belongs to one case only.
 */
@Component
public class Commands {

  private final CommandGateway gateway;

  public Commands(CommandGateway gateway) {
    this.gateway = gateway;
  }

  public void send(Object command) {
    // Made before the unit of work is left, so that it takes the trace of its cause along.
    CommandMessage<?> message = GenericCommandMessage.asCommandMessage(command);
    Deque<UnitOfWork<?>> left = new ArrayDeque<>();
    while (CurrentUnitOfWork.isStarted()) {
      UnitOfWork<?> current = CurrentUnitOfWork.get();
      left.push(current);
      CurrentUnitOfWork.clear(current);
    }
    try {
      gateway.sendAndWait(message);
    } finally {
      left.forEach(CurrentUnitOfWork::set);
    }
  }
}
