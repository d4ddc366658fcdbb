package huikuan.ledger.customer;

import static huikuan.ledger.customer.ChangeCustomer.ABSENT;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import huikuan.ledger.customer.ChangeCustomer.Effect;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

@Aggregate
class Customer {

  @AggregateIdentifier private CustomerKey id;
  private @Nullable CustomerChanged data;

  @SuppressWarnings("NullAway.Init") // Axon makes it, then its first event assigns the id.
  Customer() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Effect handle(ChangeCustomer command) {
    if (command.data().equals(data)) {
      return Effect.NOTHING;
    }
    if (outdated(command.lastChange())) {
      return Effect.OUTDATED;
    }
    Effect effect = data == null ? Effect.CREATED : Effect.CHANGED;
    apply(command.data());
    return effect;
  }

  private boolean outdated(@Nullable Long lastChange) {
    return lastChange != null && lastChange != (data == null ? ABSENT : getVersion());
  }

  @EventSourcingHandler
  void on(CustomerChanged changed) {
    id = new CustomerKey(changed.customer());
    data = changed;
  }
}
