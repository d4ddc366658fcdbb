package huikuan.dunning.batch;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.dunning.batch.BatchEvent.BatchDrafted;
import huikuan.dunning.batch.BatchEvent.Chosen;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.claim.HoldOutcome;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.Hold;
import huikuan.platform.actor.Actor;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.stuck.AllStuck;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.springframework.stereotype.Component;

/** The action of a batch on one case, by the command of the single action. */
@Component
class CaseActions {

  private final Commands commands;
  private final Customers customers;
  private final AllStuck stuck;
  private final EventLog log;

  CaseActions(Commands commands, Customers customers, AllStuck stuck, EventLog log) {
    this.commands = commands;
    this.customers = customers;
    this.stuck = stuck;
    this.log = log;
  }

  /**
   * Decides about a case anew.
   *
   * @param by whom all that follows comes from
   */
  BatchOutcome perform(BatchDrafted batch, Chosen of, String by, Instant now) {
    if (batch.action() == BatchAction.RETRY) {
      return retry(of);
    }
    if (of.invoice() == null) {
      return BatchOutcome.NOT_AN_INVOICE;
    }
    Customer customer = customers.find(customerOf(of));
    if (batch.action() == BatchAction.RESUME) {
      Object command = new EndHold(of.caseId(), Hold.MANUAL, Hold.RESUMED, now, customer);
      return outcome(send(command, by), BatchOutcome.NOTHING_TO_RESUME);
    }
    Hold hold = requireNonNull(batch.hold());
    if (!hold.endsIn(customer.zone()).isAfter(now)) {
      return BatchOutcome.UNTIL_PASSED;
    }
    return outcome(
        send(new PlaceHold(of.caseId(), hold, now, customer), by), BatchOutcome.UNCHANGED);
  }

  private static CustomerId customerOf(Chosen of) {
    return AccountId.parse(of.account()).customerId();
  }

  private HoldOutcome send(Object command, String by) {
    return commands.send(new GenericCommandMessage<>(command, Map.of(Actor.METADATA, by)));
  }

  private static BatchOutcome outcome(HoldOutcome of, BatchOutcome unchanged) {
    return switch (of) {
      case DONE -> BatchOutcome.DONE;
      case UNCHANGED -> unchanged;
      case CLOSED -> BatchOutcome.CASE_CLOSED;
      case OUTDATED -> throw new IllegalStateException("A batch has seen no version");
    };
  }

  private BatchOutcome retry(Chosen of) {
    String subject = of.invoice() == null ? customerOf(of).toString() : of.caseId();
    if (stuck.among(List.of(subject)).isEmpty()) {
      return BatchOutcome.NOT_STUCK;
    }
    stuck.retryAbout(subject);
    return stuck.among(List.of(subject)).isEmpty() ? BatchOutcome.DONE : BatchOutcome.STILL_STUCK;
  }

  /**
   * Whether a part that was begun had done it before the process ended, as the case's events tell.
   *
   * @param begunAt the position in the log at which the part was begun
   */
  boolean wasDone(BatchDrafted batch, Chosen of, String by, long begunAt) {
    return of.invoice() != null
        && batch.action() != BatchAction.RETRY
        && log.ofAggregate(of.caseId(), 0).stream()
            .filter(event -> event.position() > begunAt && event.actor().equals(by))
            .anyMatch(event -> isOf(batch, event));
  }

  private static boolean isOf(BatchDrafted batch, RecordedEvent event) {
    return switch (event.payload()) {
      case ClaimHeld held -> held.hold().equals(batch.hold());
      case HoldEnded ended ->
          batch.action() == BatchAction.RESUME
              && ended.source().equals(Hold.MANUAL)
              && ended.by().equals(Hold.RESUMED);
      default -> false;
    };
  }
}
