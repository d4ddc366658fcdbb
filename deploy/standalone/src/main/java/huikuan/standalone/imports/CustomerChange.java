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
 * it, also other contacts.
 *
 * @param body the customer's data with the change, and the contact that changes
 * @param fields what is changed; empty = nothing
 */
record CustomerChange(boolean created, ObjectNode body, List<Changed> fields) {

  private static final String CONTACT = "payment";
  private static final String ROLE = "paymentResponsible";

  /** Fields that are not sent stay: people, and how the customer pays. */
  private static final List<String> NOT_SENT =
      List.of("company", "customer", "position", "contacts", "forgotten", "paymentCalendar");

  /** Fields of a contact that the ledger tells and nobody sends. */
  private static final List<String> NOT_TOLD =
      List.of("email", "mobile", "state", "confirmation", "stale", "source");

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
      setContact(body, now, master, fields);
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
   * The one that an import made before, or that has the address already; else a new one. Whom we
   * have confirmed the ledger leaves as it is.
   */
  private static void setContact(
      ObjectNode body, @Nullable JsonNode now, Map<Field, String> master, List<Changed> changed) {
    JsonNode contacts = now == null ? MissingNode.getInstance() : now.path("contacts");
    JsonNode known = existing(contacts, master.get(Field.CONTACT_EMAIL));
    JsonNode before = known == null ? first(contacts) : known;
    ObjectNode contact =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", before.path("name").asString(""))
            .put("email", before.path("email").asString(""));
    int unchanged = changed.size();
    set(contact, "email", Field.CONTACT_EMAIL, master, changed);
    set(contact, "name", Field.CONTACT_NAME, master, changed);
    if (changed.size() > unchanged) {
      ArrayNode told = body.putArray("contacts");
      told.add(known == null ? fresh(contact, body, master) : changed(known, contact));
    }
  }

  private static ObjectNode fresh(ObjectNode contact, ObjectNode body, Map<Field, String> master) {
    String name = master.getOrDefault(Field.CONTACT_NAME, body.path("name").asString());
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", CONTACT)
        .put("name", name)
        .put("role", ROLE)
        .put("email", contact.path("email").asString());
  }

  /** The other address takes the place of the one that was used. */
  private static ObjectNode changed(JsonNode known, ObjectNode contact) {
    ObjectNode told = (ObjectNode) known.deepCopy();
    told.remove(NOT_TOLD);
    told.put("name", contact.path("name").asString());
    boolean replaced = false;
    for (JsonNode each : told.path("addresses")) {
      if (each.path("value").asString().equals(known.path("email").asString(""))) {
        ((ObjectNode) each).put("value", contact.path("email").asString());
        replaced = true;
      }
    }
    if (!replaced) {
      told.withArray("addresses")
          .addObject()
          .put("kind", "email")
          .put("value", contact.path("email").asString());
    }
    return told;
  }

  private static @Nullable JsonNode existing(JsonNode contacts, @Nullable String email) {
    return contacts
        .valueStream()
        .filter(
            each ->
                each.path("id").asString("").equals(CONTACT)
                    || (pays(each) && each.path("email").asString("").equals(email)))
        .findFirst()
        .orElse(null);
  }

  /** The contact that is written to so far. */
  private static JsonNode first(JsonNode contacts) {
    return contacts
        .valueStream()
        .filter(CustomerChange::pays)
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  private static boolean pays(JsonNode contact) {
    return contact.path("role").asString("").equals(ROLE);
  }
}
