package huikuan.dunning.sanction;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.reminder.KnownCustomers;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The open orders of customers, as an ERP tells them. */
@RestController
@RequestMapping("/api/v1/dunning/customers/{company}/{customer}/orders")
@Tag(name = "Dunning")
class OrdersController {

  private static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_ORDERS = 500;

  /** The body that tells them. */
  @Schema(name = "OpenOrdersData")
  record Data(@Schema(description = "At most 500") List<OpenOrder> orders) {}

  /** The orders that are known now. */
  @Schema(name = "OpenOrdersOfCustomer")
  record View(String company, String customer, List<OpenOrder> orders) {}

  private final KnownCustomers customers;
  private final Commands commands;

  OrdersController(KnownCustomers customers, Commands commands) {
    this.customers = customers;
    this.commands = commands;
  }

  @AllowedTo(Role.ERP)
  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "Tell which orders of a customer are open; the list takes the place of the one before,"
              + " and is shown beside proposed sanctions")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "200", description = "They are known, or were")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  View tell(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      HttpServletRequest request)
      throws IOException {
    CustomerId of = customers.require(company, customer).id();
    Faults faults = new Faults();
    Fields fields = Fields.ofBody(request, MOST_BYTES, faults);
    if (fields.any("orders") == null) {
      fields.fault("orders", "an array of at most " + MOST_ORDERS + " objects");
    }
    List<OpenOrder> orders = orders(fields.objects("orders", MOST_ORDERS));
    fields.refuseOthers();
    faults.refuse();
    commands.send(new TellOrders(new OrdersKey(of), orders));
    return new View(of.company(), of.customer(), orders);
  }

  private static List<OpenOrder> orders(List<Fields> each) {
    List<OpenOrder> orders = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    for (Fields fields : each) {
      OpenOrder order = order(fields);
      if (order != null) {
        if (!numbers.add(order.number())) {
          fields.fault("number", "each number once");
        }
        orders.add(order);
      }
    }
    return orders;
  }

  private static @Nullable OpenOrder order(Fields fields) {
    String number = fields.identifier("number");
    Money amount = fields.amount("amount", fields.currency("currency"));
    var day = fields.date("day");
    String kind = fields.choice("kind", List.of("supply", "service"));
    fields.refuseOthers();
    return number == null || amount == null || day == null || kind == null
        ? null
        : new OpenOrder(
            number,
            amount,
            day,
            kind.equals("supply") ? OpenOrder.Kind.SUPPLY : OpenOrder.Kind.SERVICE);
  }
}
