package huikuan.dunning.batch;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.dunning.batch.BatchEvent.BatchDrafted;
import huikuan.dunning.batch.BatchEvent.Chosen;
import huikuan.dunning.claim.ClaimCommand.AskWriteOff;
import huikuan.dunning.claim.ClaimCommand.AssignCase;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.MoveClaim;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.ClaimCommand.SkipStep;
import huikuan.dunning.claim.ClaimEvent.CaseAssigned;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.ClaimMoved;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.claim.ClaimEvent.StepSkipped;
import huikuan.dunning.claim.ClaimEvent.WriteOffAsked;
import huikuan.dunning.claim.HoldOutcome;
import huikuan.dunning.claim.MoveOutcome;
import huikuan.dunning.claim.SkipOutcome;
import huikuan.dunning.claim.WriteOffOutcome;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.policy.Policies;
import huikuan.dunning.policy.Policy;
import huikuan.platform.actor.Actor;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.stuck.AllStuck;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.springframework.stereotype.Component;

/** The action of a batch on one case, by the command of the single action. */
@Component
class CaseActions {

  private static final BatchOrder NONE = new BatchOrder(null, null, null, null, "");

  private final Commands commands;
  private final Policies policies;
  private final Customers customers;
  private final AllStuck stuck;
  private final EventLog log;

  CaseActions(
      Commands commands, Policies policies, Customers customers, AllStuck stuck, EventLog log) {
    this.policies = policies;
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
    return switch (batch.action()) {
      case HOLD -> hold(requireNonNull(batch.hold()), of, customer, by, now);
      case RESUME ->
          outcome(
              send(new EndHold(of.caseId(), Hold.MANUAL, Hold.RESUMED, now, customer), by),
              BatchOutcome.NOTHING_TO_RESUME);
      case SKIP -> skip(requireNonNull(batch.order()), of, customer, by, now);
      case MOVE -> move(requireNonNull(batch.order()), of, customer, by, now);
      case REASSIGN -> {
        BatchOrder order = requireNonNull(batch.order());
        Object command = new AssignCase(of.caseId(), order.owner(), order.reason(), null);
        yield outcome(send(command, by), BatchOutcome.UNCHANGED);
      }
      case WRITE_OFF -> {
        String reason = requireNonNull(batch.order()).reason();
        yield writeOff(send(new AskWriteOff(of.caseId(), reason), by));
      }
      case RETRY -> throw new IllegalStateException("It is tried without a command");
    };
  }

  private static BatchOutcome writeOff(WriteOffOutcome of) {
    return switch (of) {
      case ASKED -> BatchOutcome.DONE;
      case UNCHANGED -> BatchOutcome.UNCHANGED;
      case NOT_SMALL -> BatchOutcome.NOT_SMALL;
      case CLOSED -> BatchOutcome.CASE_CLOSED;
    };
  }

  private BatchOutcome hold(Hold hold, Chosen of, Customer customer, String by, Instant now) {
    return hold.endsIn(customer.zone()).isAfter(now)
        ? outcome(send(new PlaceHold(of.caseId(), hold, now, customer), by), BatchOutcome.UNCHANGED)
        : BatchOutcome.UNTIL_PASSED;
  }

  private BatchOutcome skip(
      BatchOrder order, Chosen of, Customer customer, String by, Instant now) {
    String level = requireNonNull(order.level());
    SkipOutcome skipped = send(new SkipStep(of.caseId(), level, order.reason(), now, customer), by);
    return switch (skipped) {
      case SkipOutcome.Skipped _ -> BatchOutcome.DONE;
      case SkipOutcome.Refused refused ->
          switch (refused.why()) {
            case CLOSED -> BatchOutcome.CASE_CLOSED;
            case UNDER_WAY -> BatchOutcome.MESSAGE_UNDER_WAY;
            case NO_NEXT_STEP -> BatchOutcome.NO_NEXT_STEP;
            case NOT_THE_NEXT_STEP -> BatchOutcome.NOT_THE_NEXT_STEP;
          };
    };
  }

  /** The policy was effective when the batch was drafted; its version never changes. */
  private BatchOutcome move(
      BatchOrder order, Chosen of, Customer customer, String by, Instant now) {
    Policy policy = policies.ofReference(requireNonNull(order.policy()));
    MoveOutcome moved =
        send(
            new MoveClaim(of.caseId(), policy, order.from(), order.reason(), now, customer, null),
            by);
    return switch (moved) {
      case MoveOutcome.Moved(_, boolean changed) ->
          changed ? BatchOutcome.DONE : BatchOutcome.UNCHANGED;
      case MoveOutcome.Refused refused ->
          switch (refused.why()) {
            case CLOSED -> BatchOutcome.CASE_CLOSED;
            case KEPT -> BatchOutcome.UNCHANGED;
            case UNDER_WAY -> BatchOutcome.MESSAGE_UNDER_WAY;
            case ESCALATED -> BatchOutcome.CLAIM_ESCALATED;
            case START_NEEDED -> BatchOutcome.START_NEEDED;
            case OUTDATED -> throw new IllegalStateException("A batch has seen no version");
          };
    };
  }

  private static CustomerId customerOf(Chosen of) {
    return AccountId.parse(of.account()).customerId();
  }

  private <T> T send(Object command, String by) {
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

  /** One that orders nothing fits no event. */
  private static BatchOrder order(BatchDrafted batch) {
    return batch.order() == null ? NONE : batch.order();
  }

  private static boolean isOf(BatchDrafted batch, RecordedEvent event) {
    return switch (event.payload()) {
      case ClaimHeld held -> held.hold().equals(batch.hold());
      case HoldEnded ended ->
          batch.action() == BatchAction.RESUME
              && ended.source().equals(Hold.MANUAL)
              && ended.by().equals(Hold.RESUMED);
      case StepSkipped skipped -> skipped.level().equals(order(batch).level());
      case ClaimMoved moved -> moved.policy().equals(order(batch).policy());
      case WriteOffAsked _ -> batch.action() == BatchAction.WRITE_OFF;
      case CaseAssigned assigned ->
          batch.action() == BatchAction.REASSIGN
              && Objects.equals(assigned.owner(), order(batch).owner());
      default -> false;
    };
  }
}
