package huikuan.dunning.assignment;

import huikuan.dunning.assignment.AssignmentEvent.AssignmentEnded;
import huikuan.dunning.assignment.AssignmentEvent.AssignmentSet;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.HoldOutcome;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.CustomerHolds;
import huikuan.dunning.hold.Hold;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.reaction.Reactions;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Holds what a factor collects: our messages would name our own account. The hold outlasts each
 * claim, and ends with the assignment.
 */
@Component
@ProcessingGroup("reminders")
class WhenAssignedThenHold {

  private static final int HELD_YEARS = 10;

  private final Customers customers;
  private final CustomerHolds holds;
  private final Reactions reactions;
  private final Commands commands;

  WhenAssignedThenHold(
      Customers customers, CustomerHolds holds, Reactions reactions, Commands commands) {
    this.customers = customers;
    this.holds = holds;
    this.reactions = reactions;
    this.commands = commands;
  }

  @EventHandler
  void on(AssignmentSet event) {
    boolean held = event.assignment().keepsUsFromAsking();
    reactions.react(this, event.scope(), () -> hold(event, held, event.at()));
  }

  @EventHandler
  void on(AssignmentEnded event) {
    reactions.react(this, event.scope(), () -> hold(event, false, event.at()));
  }

  private void hold(AssignmentEvent event, boolean held, Instant now) {
    Customer customer = customers.find(event.customer());
    LocalDate until = LocalDate.ofInstant(now, customer.zone()).plusYears(HELD_YEARS);
    Hold hold = new Hold(Hold.FACTORED, Hold.FACTORED, until, null, null);
    String caseId = event.caseId();
    if (caseId != null) {
      HoldOutcome _ =
          held
              ? commands.send(new PlaceHold(caseId, hold, now, customer))
              : commands.send(new EndHold(caseId, Hold.FACTORED, Hold.RESUMED, now, customer));
    } else if (held) {
      boolean _ = holds.place(event.customer(), hold, customer.zone(), null);
    } else {
      holds.end(event.customer(), Hold.FACTORED, now);
    }
  }
}
