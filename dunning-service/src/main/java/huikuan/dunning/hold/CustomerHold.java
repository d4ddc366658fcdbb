package huikuan.dunning.hold;

import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import huikuan.dunning.hold.CustomerHoldCommand.EndCustomerHold;
import huikuan.dunning.hold.CustomerHoldCommand.PlaceCustomerHold;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHeld;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHoldEnded;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The holds of a whole customer, by their sources. */
@Aggregate(type = "customer-hold")
class CustomerHold {

  @AggregateIdentifier private @Nullable CustomerHoldKey key;
  private HoldsInForce holds = HoldsInForce.NONE;

  protected CustomerHold() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  boolean handle(PlaceCustomerHold command) {
    return change(
        holds
            .placed(command.hold(), command.endsAt())
            .map(
                now ->
                    new CustomerHeld(
                        command.key().customer(),
                        command.hold(),
                        command.endsAt(),
                        now.lastDay().orElseThrow())),
        command.seen());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  boolean handle(EndCustomerHold command) {
    return change(
        holds
            .ended(command.source(), command.by(), command.now())
            .map(
                left ->
                    new CustomerHoldEnded(
                        command.key().customer(),
                        command.source(),
                        command.by(),
                        left.lastDay().orElse(null))),
        command.seen());
  }

  /** What changes nothing is never outdated. */
  private boolean change(Optional<? extends CustomerHoldEvent> event, @Nullable Integer seen) {
    if (event.isPresent() && seen != null && seen != (key == null ? 0 : getVersion() + 1)) {
      return false;
    }
    event.ifPresent(AggregateLifecycle::apply);
    return true;
  }

  @EventSourcingHandler
  void on(CustomerHoldEvent event) {
    key = new CustomerHoldKey(event.customer());
    holds = holds.after(event);
  }
}
