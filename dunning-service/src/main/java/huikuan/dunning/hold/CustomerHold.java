package huikuan.dunning.hold;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.dunning.hold.CustomerHoldCommand.EndCustomerHold;
import huikuan.dunning.hold.CustomerHoldCommand.PlaceCustomerHold;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHeld;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHoldEnded;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
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
  void handle(PlaceCustomerHold command) {
    holds
        .placed(command.hold(), command.endsAt())
        .ifPresent(
            now ->
                apply(
                    new CustomerHeld(
                        command.key().customer(),
                        command.hold(),
                        command.endsAt(),
                        now.lastDay().orElseThrow())));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(EndCustomerHold command) {
    holds
        .ended(command.source(), command.by(), command.now())
        .ifPresent(
            left ->
                apply(
                    new CustomerHoldEnded(
                        command.key().customer(),
                        command.source(),
                        command.by(),
                        left.lastDay().orElse(null))));
  }

  @EventSourcingHandler
  void on(CustomerHoldEvent event) {
    key = new CustomerHoldKey(event.customer());
    holds = holds.after(event);
  }
}
