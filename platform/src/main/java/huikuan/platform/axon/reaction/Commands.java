package huikuan.platform.axon.reaction;

import huikuan.platform.eventlog.BusinessKeyTaken;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the commands of a reaction, each as a unit of work of its own: it is durable, or has
 * failed, when this returns. Within the unit of work of the event that caused them they would be
 * durable only at its end, and the events of several aggregates would be one commit.
 */
public class Commands {

  /** A writer that is overtaken so often is not overtaken by chance. */
  private static final int TRIES = 30;

  private final CommandGateway gateway;

  public Commands(CommandGateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Sends a command, and again as long as another writer was quicker: to the aggregate, or to a key
   * that its event claims. Each time the aggregate is loaded anew, and decides by what the other
   * did.
   *
   * @return the answer of the command's handler
   */
  public <R extends @Nullable Object> R send(Object command) {
    // Made before the unit of work is left, so that it takes the trace of its cause along.
    CommandMessage<?> message = GenericCommandMessage.asCommandMessage(command);
    for (int made = 1; made < TRIES; made++) {
      try {
        return sendOnce(message);
      } catch (ConcurrencyException | BusinessKeyTaken quicker) {
        // The other may be done by the next try.
      }
    }
    return sendOnce(message);
  }

  private <R extends @Nullable Object> R sendOnce(CommandMessage<?> message) {
    return OutsideUnitOfWork.call(() -> gateway.<R>sendAndWait(message));
  }
}
