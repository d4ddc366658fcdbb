package huikuan.dunning.sanction;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.sanction.OrdersEvent.OrdersTold;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/**
 * Keeps which orders of customers are open. It shares its processing group with the sanctions that
 * are proposed by it.
 */
@Component
@ProcessingGroup(OpenOrders.PROCESSOR)
class OpenOrders {

  static final String PROCESSOR = "reminders";
  static final String COLLECTION = "open-orders";

  private final MongoTemplate mongo;

  OpenOrders(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** The orders of a customer as stored. Days and amounts are text, exactly as told. */
  @Document(COLLECTION)
  record Entry(@Id String customer, List<Line> orders) {

    record Line(String number, String amount, String day, OpenOrder.Kind kind) {

      private static Line of(OpenOrder order) {
        return new Line(
            order.number(), order.amount().toString(), order.day().toString(), order.kind());
      }

      private OpenOrder order() {
        return new OpenOrder(number, Money.parse(amount), LocalDate.parse(day), kind);
      }
    }
  }

  @EventHandler
  void on(OrdersTold event) {
    mongo.save(
        new Entry(
            event.customer().toString(), event.orders().stream().map(Entry.Line::of).toList()));
  }

  /** In the order in which they were told. */
  List<OpenOrder> of(CustomerId customer) {
    Entry found = mongo.findById(customer.toString(), Entry.class);
    return found == null ? List.of() : found.orders().stream().map(Entry.Line::order).toList();
  }
}
