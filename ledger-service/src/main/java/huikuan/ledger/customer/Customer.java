package huikuan.ledger.customer;

import static huikuan.ledger.customer.ChangeCustomer.ABSENT;
import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import huikuan.ledger.customer.ChangeCustomer.Effect;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import java.util.HashSet;
import java.util.Set;
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

  /** The ids of all contacts that there have been. */
  private final Set<String> contacts = new HashSet<>();

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

  /** Answers whether the customer has one more now. */
  @CommandHandler
  boolean handle(AddContact command) {
    if (!contacts.contains(command.contact().id())) {
      apply(requireNonNull(data).with(command.contact()));
      return true;
    }
    return false;
  }

  private boolean outdated(@Nullable Long lastChange) {
    return lastChange != null && lastChange != (data == null ? ABSENT : getVersion());
  }

  @EventSourcingHandler
  void on(CustomerChanged changed) {
    id = new CustomerKey(changed.customer());
    data = changed;
    changed.contacts().forEach(each -> contacts.add(each.id()));
  }
}
