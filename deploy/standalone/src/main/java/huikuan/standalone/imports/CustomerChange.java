package huikuan.standalone.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The changes of a customer by a file: the fields that it names. All else stays as the ledger has
 * it, also contacts of another name.
 *
 * @param body all of the customer's data with the change
 * @param fields what is changed; empty = nothing
 */
record CustomerChange(boolean created, ObjectNode body, List<Changed> fields) {

  private static final String CONTACT = "payment";
  private static final String ROLE = "paymentResponsible";
  private static final List<String> NOT_SENT = List.of("company", "customer", "position");

  /** A field before and after. */
  record Changed(Field field, String before, String after) {}

  /**
   * @param now as the ledger has it; null = there is none
   * @param master what the file says of it
   */
  static CustomerChange of(String customer, @Nullable JsonNode now, Map<Field, String> master) {
    ObjectNode body =
        now == null ? JsonNodeFactory.instance.objectNode() : (ObjectNode) now.deepCopy();
    body.remove(NOT_SENT);
    List<Changed> fields = new ArrayList<>();
    set(body, "name", Field.CUSTOMER_NAME, master, fields);
    if (!body.has("name")) {
      body.put("name", customer);
    }
    set(body, "taxNumber", Field.TAX_NUMBER, master, fields);
    set(body, "locale", Field.LOCALE, master, fields);
    set(body, "timeZone", Field.TIME_ZONE, master, fields);
    if (master.containsKey(Field.CONTACT_EMAIL)) {
      ObjectNode contact = contact(customer, body, master);
      set(contact, "email", Field.CONTACT_EMAIL, master, fields);
      set(contact, "name", Field.CONTACT_NAME, master, fields);
    }
    return new CustomerChange(now == null, body, fields);
  }

  boolean nothing() {
    return !created && fields.isEmpty();
  }

  private static void set(
      ObjectNode object,
      String name,
      Field field,
      Map<Field, String> master,
      List<Changed> changed) {
    String after = master.get(field);
    String before = object.path(name).asString("");
    if (after != null && !after.equals(before)) {
      object.put(name, after);
      changed.add(new Changed(field, before, after));
    }
  }

  /** The one that an import made before, or that has the address already; else a new one. */
  private static ObjectNode contact(String customer, ObjectNode body, Map<Field, String> master) {
    ArrayNode contacts =
        body.path("contacts") instanceof ArrayNode there ? there : body.putArray("contacts");
    String email = master.get(Field.CONTACT_EMAIL);
    for (JsonNode each : contacts) {
      boolean ours = each.path("id").asString("").equals(CONTACT);
      boolean same =
          each.path("role").asString("").equals(ROLE)
              && each.path("email").asString("").equals(email);
      if (ours || same) {
        return (ObjectNode) each;
      }
    }
    return contacts
        .addObject()
        .put("id", CONTACT)
        .put("name", master.getOrDefault(Field.CUSTOMER_NAME, customer))
        .put("role", ROLE);
  }
}
