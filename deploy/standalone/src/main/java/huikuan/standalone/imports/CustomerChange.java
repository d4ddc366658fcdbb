package huikuan.standalone.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
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
    set(body, "address", Field.ADDRESS, master, fields);
    set(body, "locale", Field.LOCALE, master, fields);
    set(body, "timeZone", Field.TIME_ZONE, master, fields);
    set(body, "country", Field.COUNTRY, master, fields);
    set(body, "class", Field.CUSTOMER_CLASS, master, fields);
    if (master.containsKey(Field.CONTACT_EMAIL)) {
      setContact(body, master, fields);
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

  /**
   * The one that an import made before, or that has the address already; else a new one before all
   * others, since the first of the role is written to.
   */
  private static void setContact(
      ObjectNode body, Map<Field, String> master, List<Changed> changed) {
    ArrayNode contacts =
        body.path("contacts") instanceof ArrayNode there ? there : body.putArray("contacts");
    ObjectNode contact = existing(contacts, master.get(Field.CONTACT_EMAIL));
    boolean created = contact == null;
    if (contact == null) {
      contact = asFirst(contacts);
    }
    set(contact, "email", Field.CONTACT_EMAIL, master, changed);
    set(contact, "name", Field.CONTACT_NAME, master, changed);
    if (created && !master.containsKey(Field.CONTACT_NAME)) {
      contact.put("name", body.path("name").asString());
    }
  }

  private static @Nullable ObjectNode existing(ArrayNode contacts, @Nullable String email) {
    for (JsonNode each : contacts) {
      boolean ours = each.path("id").asString("").equals(CONTACT);
      if (ours || (pays(each) && each.path("email").asString("").equals(email))) {
        return (ObjectNode) each;
      }
    }
    return null;
  }

  /** With name and address of who was written to so far, which are about to change. */
  private static ObjectNode asFirst(ArrayNode contacts) {
    JsonNode before =
        contacts
            .valueStream()
            .filter(CustomerChange::pays)
            .findFirst()
            .orElseGet(MissingNode::getInstance);
    return contacts
        .insertObject(0)
        .put("id", CONTACT)
        .put("name", before.path("name").asString(""))
        .put("role", ROLE)
        .put("email", before.path("email").asString(""));
  }

  private static boolean pays(JsonNode contact) {
    return contact.path("role").asString("").equals(ROLE);
  }
}
