package huikuan.dunning.standing;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import huikuan.dunning.standing.StandingCommand.SetAttitude;
import huikuan.dunning.standing.StandingEvent.AttitudeSet;
import huikuan.platform.actor.Actor;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The judgements of people about a customer. */
@Aggregate(type = "standing")
class CustomerStanding {

  @AggregateIdentifier private @Nullable StandingKey key;

  private @Nullable AttitudeSet last;

  protected CustomerStanding() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  boolean handle(SetAttitude command, @MetaDataValue(Actor.METADATA) String actor) {
    if (last != null
        && last.attitude() == command.attitude()
        && last.reason().equals(command.reason())) {
      return true;
    }
    Integer seen = command.seen();
    if (seen != null && seen != (key == null ? 0 : getVersion() + 1)) {
      return false;
    }
    apply(
        new AttitudeSet(
            command.key().customer(), command.attitude(), command.reason(), actor, command.now()));
    return true;
  }

  @EventSourcingHandler
  void on(AttitudeSet event) {
    key = new StandingKey(event.customer());
    last = event;
  }
}
