package huikuan.ledger.commands;

import huikuan.ledger.account.EffectsWait;
import huikuan.platform.axon.reaction.OutsideUnitOfWork;
import huikuan.platform.eventlog.AppendRefused;
import huikuan.platform.eventlog.AppendUncertain;
import huikuan.platform.eventlog.BusinessKeyTaken;
import huikuan.platform.eventlog.CommitTooLarge;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.PremiseOutdated;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Component;

/**
 * Sends commands on the caller's thread. Within one instance an aggregate's commands queue up.
 * After a concurrent write of another instance the command is decided again on the new state.
 */
@Component
public class Commands {

  private static final int ATTEMPTS = 20;

  private final CommandGateway gateway;
  private final EventLog log;

  Commands(CommandGateway gateway, EventLog log) {
    this.gateway = gateway;
    this.log = log;
  }

  /**
   * @throws BusinessKeyTaken if an event's key is taken; nothing was stored
   * @throws PremiseOutdated if its premise has changed; nothing was stored
   * @throws CommitTooLarge if its events do not fit into one commit; nothing was stored
   * @throws ProblemException if concurrent writers were quicker too often
   */
  public <R> Reached<R> send(Object command) {
    // Made before the unit of work is left, so that it takes the trace of its cause along.
    CommandMessage<?> message = GenericCommandMessage.asCommandMessage(command);
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return once(() -> OutsideUnitOfWork.call(() -> gateway.<R>sendAndWait(message)));
      } catch (RuntimeException e) {
        if (!overtaken(e)) {
          throw e;
        }
      }
    }
    throw busy();
  }

  /** The answer to a try of unknown outcome. Sending the same again does no harm. */
  public static ProblemException busy() {
    return new ProblemException(
        Problem.of(
            "busy",
            "Too busy just now",
            503,
            "Send the same again: what was stored is known, and is not stored twice."));
  }

  private <R> Reached<R> once(Supplier<R> command) {
    long before = log.lastAppendedByThisThread();
    R result = command.get();
    long after = log.lastAppendedByThisThread();
    return new Reached<>(result, after == before ? 0 : after);
  }

  private static boolean overtaken(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case BusinessKeyTaken taken -> throw taken;
        case CommitTooLarge large -> throw large;
        case PremiseOutdated outdated -> throw outdated;
        case ConcurrencyException quicker -> {
          return true;
        }
        case LockAcquisitionFailedException crowded -> throw busy();
        case EffectsWait telling -> throw busy();
        case AppendRefused refused -> throw busy();
        case AppendUncertain uncertain -> throw busy();
        default -> {}
      }
    }
    return false;
  }
}
