package huikuan.dunning.sanction;

import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import java.util.List;

/** An event of the open orders of a customer. */
public sealed interface OrdersEvent {

  CustomerId customer();

  /**
   * An ERP tells which orders of a customer are open. The list takes the place of the one before.
   */
  @EventName("huikuan.dunning.sanction.orders-told.v1")
  record OrdersTold(CustomerId customer, List<OpenOrder> orders) implements OrdersEvent {

    public OrdersTold {
      orders = List.copyOf(orders);
    }
  }
}
