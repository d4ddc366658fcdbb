package huikuan.dunning.arrangement;

import huikuan.dunning.arrangement.ArrangementEvent.Concerned;
import huikuan.dunning.arrangement.ArrangementEvent.Holding;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.HoldChange;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.reaction.Reactions;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Holds what is arranged of claims, and ends the holds when it is over. What happened to a claim
 * while the arrangement was made is brought to it.
 */
@Component
@ProcessingGroup(ArrangedClaims.PROCESSOR)
public class WhenArrangedThenHold {

  private static final Logger log = LoggerFactory.getLogger(WhenArrangedThenHold.class);

  private final MissedChanges missed;
  private final Followers followers;
  private final Customers customers;
  private final Reactions reactions;
  private final Commands commands;

  WhenArrangedThenHold(
      EventLog events,
      Followers followers,
      Customers customers,
      Reactions reactions,
      Commands commands) {
    this.missed = new MissedChanges(events);
    this.followers = followers;
    this.customers = customers;
    this.reactions = reactions;
    this.commands = commands;
  }

  @EventHandler
  void on(ArrangementEvent event, @MetaDataValue("position") Long position, @Timestamp Instant at) {
    ArrangementId of = event.arrangement();
    List<Concerned> concerned = event.concerned();
    if (!concerned.isEmpty()) {
      followers.follow(this, of, () -> catchUp(of, concerned, position));
    }
    for (Holding each : event.holdings()) {
      reactions.react(this, each.caseId(), each.caseId(), () -> hold(of, each, at));
    }
  }

  private void catchUp(ArrangementId arrangement, List<Concerned> claims, long until) {
    Arrangements kind = followers.of(arrangement);
    missed.of(claims, until).forEach(change -> kind.follow(arrangement, change));
  }

  private void hold(ArrangementId of, Holding change, Instant now) {
    Customer customer = customers.find(of.customer());
    String source = of.toString();
    send(
        change.hold() == null
            ? new EndHold(change.caseId(), source, change.by(), now, customer, null, change.task())
            : new PlaceHold(
                change.caseId(),
                change.hold(),
                now,
                customer,
                null,
                change.task(),
                change.cured()));
  }

  private void send(HoldChange command) {
    try {
      commands.send(command);
    } catch (AggregateNotFoundException unknown) {
      log.warn("There is no case {} for {}", command.caseId(), command.getClass().getSimpleName());
    }
  }
}
