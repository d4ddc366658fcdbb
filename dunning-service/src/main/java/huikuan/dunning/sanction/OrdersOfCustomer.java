package huikuan.dunning.sanction;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.dunning.sanction.OrdersEvent.OrdersTold;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The open orders of one customer, as its ERP tells them. */
@Aggregate(type = "open-orders")
class OrdersOfCustomer {

  @AggregateIdentifier private @Nullable OrdersKey key;
  private List<OpenOrder> orders = List.of();

  protected OrdersOfCustomer() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(TellOrders command) {
    if (key == null || !command.orders().equals(orders)) {
      apply(new OrdersTold(command.key().customer(), command.orders()));
    }
  }

  @EventSourcingHandler
  void on(OrdersTold event) {
    key = new OrdersKey(event.customer());
    orders = event.orders();
  }
}
