package huikuan.standalone.imports;

import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.client.Posted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Says a row as an ERP would: a customer, an invoice, a receipt. */
final class Erp {

  private static final int BATCH = 500;

  private final GatewayClient gateway;
  private final JsonMapper json = new JsonMapper();

  Erp(GatewayClient gateway) {
    this.gateway = gateway;
  }

  /** Each customer once, as its first row has it; answers how many. */
  int putCustomers(List<Row> rows) {
    Map<String, Row> customers = new LinkedHashMap<>();
    rows.forEach(row -> customers.putIfAbsent(row.company() + "." + row.customer(), row));
    customers
        .values()
        .forEach(row -> gateway.putCustomer(row.company(), row.customer(), customer(row)));
    return customers.size();
  }

  /** In batches, in the order given. */
  Posted post(List<ObjectNode> documents) {
    Posted all = Posted.NOTHING;
    for (int from = 0; from < documents.size(); from += BATCH) {
      int to = Math.min(from + BATCH, documents.size());
      all = all.plus(gateway.post(documents.subList(from, to)));
    }
    return all;
  }

  private JsonNode customer(Row row) {
    ObjectNode customer =
        json.createObjectNode()
            .put("name", row.customerName())
            .put("locale", row.locale())
            .put("timeZone", row.timeZone());
    List<ObjectNode> contacts = new ArrayList<>();
    if (row.contactEmail() != null) {
      contacts.add(
          json.createObjectNode()
              .put("id", "payment")
              .put("name", row.contactName())
              .put("role", "paymentResponsible")
              .put("email", row.contactEmail()));
    }
    customer.putArray("contacts").addAll(contacts);
    return customer;
  }

  ObjectNode invoice(Row row) {
    return document("invoice", row)
        .put("number", row.number())
        .put("postedOn", row.postedOn().toString())
        .put("dueOn", row.dueOn().toString())
        .put("amount", row.amount().toPlainString());
  }

  ObjectNode receipt(Row row) {
    ObjectNode receipt =
        document("receipt", row)
            .put("number", row.receipt())
            .put("postedOn", String.valueOf(row.settledOn()))
            .put("amount", row.amount().toPlainString());
    receipt
        .putArray("allocations")
        .addObject()
        .put("invoice", row.number())
        .put("amount", row.amount().toPlainString());
    return receipt;
  }

  private ObjectNode document(String kind, Row row) {
    return json.createObjectNode()
        .put("kind", kind)
        .put("company", row.company())
        .put("customer", row.customer())
        .put("currency", row.currency());
  }
}
